import { z } from 'zod'
import { write } from '@/app/api/write'
import { inProject } from '@/data/access'
import { askSecondPass } from '@/data/second-pass'

/** Asks an annotator to read an article again, now that its outlet is revealed. */
export const POST = write({ schema: z.strictObject({}), ids: ['assignment'] }, ({ asker, params }) =>
  inProject(asker, params['project'], 'assignments.manage', (access) => askSecondPass(access, params['assignment']!)),
)
