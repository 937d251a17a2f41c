import { write } from '@/app/api/write'
import { makeWrites as route } from '@/core/api/routes/work'
import { makeWrites } from '@/data/writes'

/** Makes several keyed writes in order and in one transaction, each answered on its own. What comes again under its key is answered as before. */
export const POST = write(route, ({ asker, params, body }) => makeWrites(asker, params['assignment']!, body.writes))
