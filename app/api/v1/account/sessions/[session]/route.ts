import { z } from 'zod'
import { write } from '@/app/api/write'
import { ok } from '@/core/result'
import { notFound } from '@/data/access'
import { endSessions } from '@/data/session'

/** Ends one session of the asker. */
export const DELETE = write({ schema: z.strictObject({}), ids: ['session'] }, async ({ asker, params }) =>
  (await endSessions(asker, { id: params['session']! })) > 0 ? ok({}) : notFound,
)
