import { write } from '@/app/api/write'
import { changeMember as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { changeMember } from '@/data/team'

/** Changes a member’s role, or keeps them out. */
export const PATCH = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'members.change', (access) => changeMember(access, params['user']!, body)),
)
