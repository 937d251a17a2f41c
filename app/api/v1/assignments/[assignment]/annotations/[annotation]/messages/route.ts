import { write } from '@/app/api/write'
import { askReviewer as route } from '@/core/api/routes/work'
import { askReviewer } from '@/data/flag'

/** Asks a reviewer about a passage of one's own. */
export const POST = write(route, ({ asker, params, body }) => askReviewer(asker, params['assignment']!, params['annotation']!, body))
