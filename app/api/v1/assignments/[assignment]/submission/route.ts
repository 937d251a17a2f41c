import { write } from '@/app/api/write'
import { submitAssignment as route } from '@/core/api/routes/work'
import { submitAssignment } from '@/data/assignment'

/** Submits the asker's own layer. */
export const PUT = write(route, ({ asker, params, body }) => submitAssignment(asker, params['assignment']!, body))
