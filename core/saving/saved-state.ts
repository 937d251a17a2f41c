import type { Elsewhere } from './custody'
import type { Queue, QueuedWrite } from './queue'

/** How it stands with the work of the page, in the order of what matters most to its writer. */
export type SavedState =
  /** Not yet known: what an earlier visit may have left is still being read. */
  | { readonly kind: 'opening' }
  | { readonly kind: 'saved' }
  | { readonly kind: 'saving'; readonly waiting: number }
  /** What stands in a field is too long to be kept: it has to be shortened first. */
  | { readonly kind: 'tooLong'; readonly waiting: number }
  /** The server does not answer; it will be asked again. */
  | { readonly kind: 'waiting'; readonly waiting: number }
  /** The same, where the browser knows of no network. It is tried all the same: the server may be on this machine. */
  | { readonly kind: 'offline'; readonly waiting: number }
  /** Nothing waits here, but in other tabs of this browser; `troubled` of it for a person, who has to go there. */
  | { readonly kind: 'elsewhere'; readonly waiting: number; readonly troubled: number }
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
  /** What the browser believes, which is a hint: it knows nothing of servers on its own machine. */
  readonly online: boolean
  readonly signedOut: boolean
  readonly stranger: boolean
  /** The last attempt failed, or the answer takes longer than a second. */
  readonly struggling: boolean
  /** Nothing answered the last attempt. */
  readonly unanswered: boolean
  /** Something is still on its way to this browser's storage: nobody is told yet that it waits there. */
  readonly keeping: boolean
  /** What waits in other tabs. */
  readonly elsewhere: Elsewhere
}

/** The state to be shown. `saved` only when nothing waits: everything written has been confirmed. */
export function savedState({ items }: Queue, { online, signedOut, stranger, struggling, unanswered, keeping, elsewhere }: Circumstances): SavedState {
  const troubled = items.filter((item) => item.trouble)
  const troubles = troubled.filter((item, index) => troubled.findIndex((one) => one.write.id === item.write.id) === index)
  const waiting = items.length
  if (troubles.length > 0 || (signedOut && waiting > 0)) return { kind: 'needsYou', waiting, signedOut, stranger, troubles }
  if (waiting > 0 && keeping) return { kind: 'saving', waiting }
  if (waiting > 0 && unanswered && !online) return { kind: 'offline', waiting }
  if (waiting > 0) return { kind: struggling ? 'waiting' : 'saving', waiting }
  return elsewhere.waiting > 0 ? { kind: 'elsewhere', ...elsewhere } : { kind: 'saved' }
}

/** The same while something is typed that has not become a write yet, or cannot become one: then nothing is called saved, whatever the other tabs have. */
export function whileDrafting<View extends { readonly state: SavedState }>(view: View, tooLong = false): View {
  const { kind } = view.state
  return kind === 'saved' || kind === 'elsewhere' ? { ...view, state: { kind: tooLong ? 'tooLong' : 'saving', waiting: 1 } } : view
}
