import { write } from '@/app/api/write'
import { flagMessageSchema } from '@/core/request/flag'
import { askReviewer } from '@/data/flag'

/** Asks a reviewer about a passage of one's own. */
export const POST = write({ schema: flagMessageSchema, ids: ['assignment', 'annotation'] }, ({ asker, params, body }) => askReviewer(asker, params['assignment']!, params['annotation']!, body))
