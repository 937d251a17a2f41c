import { write } from '@/app/api/write'
import { reopeningSchema } from '@/core/request/assignments'
import { inProject } from '@/data/access'
import { reopenAssignment } from '@/data/assignment'

/** Sends a submitted article back to its annotator. */
export const POST = write({ schema: reopeningSchema, ids: ['assignment'] }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'assignments.manage', (access) => reopenAssignment(access, params['assignment']!, body.reason)),
)
