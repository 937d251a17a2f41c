import { v7 } from 'uuid'
import type { Annotation } from '@/core/annotation/annotation'
import type { QueuedWrite } from '@/core/saving/queue'
import { type SendOutcome, idOf } from '@/core/saving/write'

/** What is taken away from a client, for the controls. */
export type Without = 'key' | 'outbox' | 'version check'

type Send = (batch: readonly QueuedWrite[]) => Promise<SendOutcome>

/** The same way of sending with one of its safeguards taken away. */
export function weakened(send: Send, without: Without): Send {
  if (without === 'key') return keyless(send)
  return without === 'version check' ? lastWins(send) : send
}

/** As where the server makes the ids, and the client learns them from the answer: what is sent again is another annotation. */
function keyless(send: Send): Send {
  const ids = new Map<string, string>()
  return async (batch) => {
    const sent = batch.map((item) => {
      const id = item.write.basedOn === 0 ? v7() : (ids.get(item.write.id) ?? item.write.id)
      return { ...item, key: v7(), write: { ...item.write, id } }
    })
    const outcome = await send(sent)
    if (outcome.kind !== 'answered') return outcome
    return {
      kind: 'answered',
      outcomes: outcome.outcomes.map(({ key, outcome: one }) => {
        const at = sent.findIndex((item) => item.key === key)
        const { id } = batch[at]!.write
        if (one.kind === 'stored') ids.set(id, idOf(one.current))
        const named = one.kind === 'stored' || one.kind === 'conflict' ? { ...one, current: { ...one.current, id } as Annotation } : one
        return { key: batch[at]!.key, outcome: named }
      }),
    }
  }
}

/** As where the last one wins: a conflict is answered by writing over what stands. */
function lastWins(send: Send): Send {
  return async (batch) => {
    const outcome = await send(batch)
    if (outcome.kind !== 'answered') return outcome
    const outcomes = []
    for (const { key, outcome: one } of outcome.outcomes) {
      const item = batch.find((each) => each.key === key)!
      if (one.kind !== 'conflict') outcomes.push({ key, outcome: one })
      else {
        const forced = await send([{ ...item, key: v7(), write: { ...item.write, basedOn: one.current.version } }])
        if (forced.kind === 'answered') outcomes.push({ key, outcome: forced.outcomes[0]!.outcome })
      }
    }
    return { kind: 'answered', outcomes }
  }
}
