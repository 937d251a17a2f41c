'use client'
import { later } from '../page/later'

/** The codebook beside an article (`CodebookPanel`). It is folded away at first, and its script is fetched with the rest of the side panel. */
export const CodebookBeside = later(async () => (await import('./CodebookPanel')).CodebookPanel)
