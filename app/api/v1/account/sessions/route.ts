import { write } from '@/app/api/write'
import { endOtherSessions as route } from '@/core/api/routes/own'
import { ok } from '@/core/result'
import { endSessions } from '@/data/session'

/** Ends every session of the asker but this one. */
export const DELETE = write(route, async ({ asker }) => ok({ ended: await endSessions(asker, 'others') }))
