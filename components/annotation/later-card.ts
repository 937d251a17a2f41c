'use client'
import { later } from '../page/later'

/** What an open card asks and offers: no card is open when a page begins. */
export const OpenCard = later(async () => (await import('./OpenCard')).OpenCard)
