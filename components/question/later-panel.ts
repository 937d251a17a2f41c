'use client'
import { later } from '../page/later'

/** The questions and their fields: beside the text, and so not needed before anything is done. */
export const QuestionPanel = later(async () => (await import('./QuestionPanel')).QuestionPanel)
