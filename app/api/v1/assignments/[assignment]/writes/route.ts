import { write } from '@/app/api/write'
import { writesSchema } from '@/core/request/writes'
import { makeWrites } from '@/data/writes'

/** Makes several keyed writes in order and in one transaction, each answered on its own. What comes again under its key is answered as before. */
export const POST = write({ schema: writesSchema, limit: 2 * 1024 * 1024, ids: ['assignment'] }, ({ asker, params, body }) => makeWrites(asker, params['assignment']!, body.writes))
