import type { Queue, QueuedWrite } from './queue'

/** How it stands with the work of the page, in the order of what matters most to its writer. */
export type SavedState =
  /** Not yet known: what an earlier visit may have left is still being read. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly waiting: number }
  /** The server does not answer; it will be asked again. */
  | { readonly kind: 'waiting'; readonly waiting: number }
  | { readonly kind: 'offline'; readonly waiting: number }
  /** Nothing waits here, but in other tabs of this browser. */
  | { readonly kind: 'elsewhere'; readonly waiting: number }
  /** Something that only a person can do: sign in again, or choose between two versions. */
  | {
      readonly kind: 'needsYou'
      readonly waiting: number
      readonly signedOut: boolean
      /** With `signedOut`: somebody else is signed in. */
      readonly stranger: boolean
      /** One of each annotation. */
      readonly troubles: readonly QueuedWrite[]
    }

/** What is known besides the queue. */
export interface Circumstances {
  readonly online: boolean
  readonly signedOut: boolean
  readonly stranger: boolean
  /** The last attempt failed, or the answer takes longer than a second. */
  readonly struggling: boolean
  /** How many writes wait in other tabs. */
  readonly elsewhere: number
}

/** The state to be shown. `saved` only when nothing waits: everything written has been confirmed. */
export function savedState({ items }: Queue, { online, signedOut, stranger, struggling, elsewhere }: Circumstances): SavedState {
  const troubled = items.filter((item) => item.trouble)
  const troubles = troubled.filter((item, index) => troubled.findIndex((one) => one.write.id === item.write.id) === index)
  const waiting = items.length
  if (troubles.length > 0 || (signedOut && waiting > 0)) return { kind: 'needsYou', waiting, signedOut, stranger, troubles }
  if (!online) return { kind: 'offline', waiting }
  if (waiting > 0) return { kind: struggling ? 'waiting' : 'saving', waiting }
  return elsewhere > 0 ? { kind: 'elsewhere', waiting: elsewhere } : { kind: 'saved' }
}
