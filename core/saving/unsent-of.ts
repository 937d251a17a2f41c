import type { Outbox } from './outbox'
import type { QueuedWrite } from './queue'

const nothing: readonly never[] = []

/**
 * Reads what waits in an outbox of one kind, and gives the same list until one of that kind comes or goes: whoever draws
 * answers is not told of every passage. Nothing waits where there is no outbox.
 */
export function unsentOf<Item extends QueuedWrite>(outbox: Outbox | null, is: (item: QueuedWrite) => item is Item): () => readonly Item[] {
  let last: readonly Item[] = nothing
  return () => {
    const now = outbox?.view().unsent.filter(is) ?? nothing
    if (now.length !== last.length || now.some((item, index) => item !== last[index])) last = now
    return last
  }
}
