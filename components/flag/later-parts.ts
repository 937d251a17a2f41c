'use client'
import { later } from '../page/later'

/** What is asked of a reviewer and answered: few passages have it, and none before the page is at work. */
export const FlagForm = later(async () => (await import('./FlagForm')).FlagForm)
export const FlagThread = later(async () => (await import('./FlagThread')).FlagThread)
