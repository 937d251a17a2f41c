'use client'
import { later } from '../page/later'

/** The history on a card, which nobody needs before a card is open. */
export const CardHistory = later(async () => (await import('./CardHistory')).CardHistory)
