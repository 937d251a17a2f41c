import { write } from '@/app/api/write'
import { endSession as route } from '@/core/api/routes/own'
import { ok } from '@/core/result'
import { notFound } from '@/data/access'
import { endSessions } from '@/data/session'

/** Ends one session of the asker. */
export const DELETE = write(route, async ({ asker, params }) =>
  (await endSessions(asker, { id: params['session']! })) > 0 ? ok({}) : notFound,
)
