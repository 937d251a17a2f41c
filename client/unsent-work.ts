import type { Outbox } from '@/core/saving/outbox'
import type { Write } from '@/core/saving/write'
import { openOutbox } from './outbox'
import { assignmentsWithUnsent } from './outbox-storage'

/** How long one assignment may take before it is left for another time. Milliseconds. */
const patience = 10_000

/** What was left unsent on assignments that are not open here. */
export interface UnsentWork {
  /** The page has become that of an assignment, or of none: what is sent of it here is let go of at once, for that page sees to its own work. */
  pageOpens(assignment: string | undefined): void
  /** Sends it, one assignment after the other. Gives the writes that came too late, and are kept for the lead. */
  send(): Promise<readonly Write[]>
}

interface Ports {
  /** The assignments of which a user has unsent writes in this browser. */
  assignments(user: string): Promise<readonly string[]>
  open(user: string, assignment: string): Outbox
}

const inThisBrowser: Ports = { assignments: assignmentsWithUnsent, open: openOutbox }

/**
 * Sees to what earlier visits left unsent on assignments that are not open here: perhaps their pages cannot be opened any
 * more, because they were taken away meanwhile.
 */
export function seeToUnsentWork(user: string, { assignments, open }: Ports = inThisBrowser): UnsentWork {
  let here: string | undefined
  let atWork: { readonly assignment: string; readonly outbox: Outbox; readonly letGo: AbortController } | null = null
  return {
    pageOpens: (assignment) => {
      here = assignment
      if (!atWork || atWork.assignment !== assignment) return
      // Stopped before that page opens its own, which would take this one for another tab.
      atWork.outbox.stop()
      atWork.letGo.abort()
    },
    send: async () => {
      const late: Write[] = []
      for (const assignment of await assignments(user)) {
        if (assignment === here) continue
        const outbox = open(user, assignment)
        const letGo = new AbortController()
        atWork = { assignment, outbox, letGo }
        await outbox.start()
        if (!letGo.signal.aborted) await settled(outbox, letGo.signal)
        atWork = null
        if (letGo.signal.aborted) continue
        late.push(...dismissLate(outbox))
        outbox.stop()
      }
      return late
    },
  }
}

function settled(outbox: Outbox, letGo: AbortSignal): Promise<void> {
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
    letGo.addEventListener('abort', finish)
    look()
  })
}

/** What is kept on the server need not be kept here too. */
function dismissLate(outbox: Outbox): readonly Write[] {
  const { state } = outbox.view()
  if (state.kind !== 'needsYou') return []
  const late = state.troubles.flatMap(({ trouble, write }) => (trouble?.kind === 'kept' ? write : []))
  for (const { id } of late) outbox.resolve(id, 'theirs')
  return late
}
