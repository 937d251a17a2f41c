import { z } from 'zod'
import { write } from '@/app/api/write'
import { inProject } from '@/data/access'
import { withdrawInvitation } from '@/data/invitation'

/** Takes an unused invitation back. */
export const DELETE = write({ schema: z.strictObject({}), ids: ['invitation'] }, ({ asker, params }) =>
  inProject(asker, params['project'], 'members.invite', (access) => withdrawInvitation(access, params['invitation']!)),
)
