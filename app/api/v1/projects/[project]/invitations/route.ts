import { write } from '@/app/api/write'
import { invite as route } from '@/core/api/routes/project'
import { ok } from '@/core/result'
import { inProject } from '@/data/access'
import { environment } from '@/data/environment'
import { invite } from '@/data/invitation'

/** Invites an address to a role. The one-time link is in this answer and nowhere else. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'members.invite', async (access) => {
    const made = await invite(access, body)
    return made.ok ? ok({ href: `${environment().origin}/invitation#${made.value.token}`, expiresAt: made.value.expiresAt }) : made
  }),
)
