import { many } from '@/core/counted'
import type { ImportState, ImportView } from '@/core/import-job/state'

/** “1.2 MB”, rounded up, so that what is over a limit does not read as the limit. */
export function writeSize(bytes: number): string {
  if (bytes < 1024) return many(bytes, 'byte')
  const [size, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'KiB'] : [bytes / 1024 / 1024, 'MiB']
  return `${(Math.ceil(size * 10) / 10).toLocaleString('en')} ${unit}`
}

/** What a state is called where it stands alone, as in a list. */
export const stateWords: Readonly<Record<ImportState, string>> = {
  uploading: 'being sent',
  reading: 'being read',
  waiting: 'waits for you',
  applying: 'being stored',
  done: 'brought in',
  failed: 'failed',
  cancelled: 'cancelled',
}

/** Whether everything was read and nothing of it can be brought in: then nobody is waited for. */
export function isHopeless({ what, state, counts }: Pick<ImportView, 'what' | 'state' | 'counts'>): boolean {
  return what === 'articles' && state === 'waiting' && counts.ready === 0 && counts.left === 0
}

/** What the import came to, or is about, in a few words. */
export function summaryOf({ what, state, counts }: Pick<ImportView, 'what' | 'state' | 'counts'>): string {
  if (state === 'done' || state === 'cancelled') return counts.added > 0 ? `${many(counts.added, what === 'articles' ? 'article' : 'layer')} stored` : 'nothing stored'
  if (isHopeless({ what, state, counts })) return counts.found === 0 ? 'nothing found' : [counts.refused > 0 && `${counts.refused.toLocaleString('en')} refused`, counts.same > 0 && `${counts.same.toLocaleString('en')} there already`].filter(Boolean).join(', ')
  return counts.found > 0 ? `${what === 'layers' ? many(counts.found, 'layer') : counts.found.toLocaleString('en')} found` : ''
}

/** Beside the button that stores, as long as what is chosen is not what was read. */
export const changedWords = 'Your choices have changed: look again, and see what they come to.'

/** What leaving the page would lose then. */
export const lostChoices = 'Your choices have changed, and are kept once you have looked again.'
