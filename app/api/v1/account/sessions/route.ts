import { z } from 'zod'
import { write } from '@/app/api/write'
import { ok } from '@/core/result'
import { endSessions } from '@/data/session'

/** Ends every session of the asker but this one. */
export const DELETE = write({ schema: z.strictObject({}) }, async ({ asker }) => ok({ ended: await endSessions(asker, 'others') }))
