'use client'
import { useEffect } from 'react'
import { OpenCard } from '../annotation/later-card'
import { loadWhenIdle, later } from '../page/later'
import { QuestionPanel } from '../question/later-panel'
import { abbreviations } from './abbreviations'

/** Parts of the desk that nobody needs in the first moment of a page. */
export const CardKeys = later(async () => (await import('./CardKeys')).CardKeys)
export const DeskPalette = later(async () => (await import('./DeskPalette')).DeskPalette)
export const NeedsYou = later(async () => (await import('../annotation/NeedsYou')).NeedsYou)
export const ExtentHandles = later(async () => (await import('../annotation/ExtentHandles')).ExtentHandles)
export const FindPanel = later(async () => (await import('./FindPanel')).FindPanel)
export const KeysDialog = later(async () => (await import('./KeysDialog')).KeysDialog)
export const KeptTag = later(async () => (await import('./KeptTag')).KeptTag)
/** For browsers that need it; these ask for it as soon as it is shown. */
export const RectPaint = later(async () => (await import('../annotation/RectPaint')).RectPaint)
export const SubmitDialog = later(async () => (await import('./SubmitDialog')).SubmitDialog)

/**
 * Loads them before they are wanted, so that they are there also where the network is not: the palette, what is open on a
 * card and the questions as soon as the desk stands, for without them nothing can be said in a train; the others when the page is idle.
 */
export function useLaterParts(): void {
  useEffect(() => {
    for (const one of [DeskPalette, OpenCard, QuestionPanel]) one.load()
    return loadWhenIdle([ExtentHandles, NeedsYou, FindPanel, KeysDialog, KeptTag, SubmitDialog, abbreviations])
  }, [])
}
