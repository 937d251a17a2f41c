import { write } from '@/app/api/write'
import { memberSchema } from '@/core/request/member'
import { inProject } from '@/data/access'
import { changeMember } from '@/data/team'

/** Changes a member’s role, or keeps them out. */
export const PATCH = write({ schema: memberSchema, ids: ['user'] }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'members.change', (access) => changeMember(access, params['user']!, body)),
)
