import { write } from '@/app/api/write'
import { withdrawInvitation as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { withdrawInvitation } from '@/data/invitation'

/** Takes an unused invitation back. */
export const DELETE = write(route, ({ asker, params }) =>
  inProject(asker, params['project'], 'members.invite', (access) => withdrawInvitation(access, params['invitation']!)),
)
