import { write } from '@/app/api/write'
import { reopenAssignment as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { reopenAssignment } from '@/data/assignment'

/** Sends a submitted article back to its annotator. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'assignments.manage', (access) => reopenAssignment(access, params['assignment']!, body.reason)),
)
