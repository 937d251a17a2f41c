import { write } from '@/app/api/write'
import { discussCase as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { discussCase } from '@/data/discussion'

/** Adds to the discussion of a case, for those who decide. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.read', (access) => discussCase(access, params['article']!, body)))
