import type { Outbox } from '@/core/saving/outbox'
import type { Write } from '@/core/saving/write'
import { openOutbox } from './outbox'
import { assignmentsWithUnsent } from './outbox-storage'

/** How long one assignment may take before it is left for another time. Milliseconds. */
const patience = 10_000

/**
 * Sends what earlier visits left unsent on assignments that are not open here: perhaps their pages cannot be opened any
 * more, because they were taken away meanwhile. Gives the writes that came too late, and are kept for the lead.
 */
export async function sendUnsentWork(user: string, openHere: string | undefined): Promise<readonly Write[]> {
  const late: Write[] = []
  for (const assignment of await assignmentsWithUnsent(user)) {
    if (assignment === openHere) continue
    const outbox = openOutbox(user, assignment)
    await outbox.start()
    await settled(outbox)
    late.push(...(await dismissLate(outbox)))
    outbox.stop()
  }
  return late
}

function settled(outbox: Outbox): Promise<void> {
  return new Promise((done) => {
    const finish = () => {
      clearTimeout(timer)
      unsubscribe()
      done()
    }
    const timer = setTimeout(finish, patience)
    const look = () => {
      const { kind } = outbox.view().state
      if (kind !== 'opening' && kind !== 'saving' && kind !== 'waiting') finish()
    }
    const unsubscribe = outbox.subscribe(look)
    look()
  })
}

/** What is kept on the server need not be kept here too. */
async function dismissLate(outbox: Outbox): Promise<readonly Write[]> {
  const { state } = outbox.view()
  if (state.kind !== 'needsYou') return []
  const late = state.troubles.flatMap(({ trouble, write }) => (trouble?.kind === 'kept' ? write : []))
  for (const { id } of late) outbox.resolve(id, 'theirs')
  return late
}
