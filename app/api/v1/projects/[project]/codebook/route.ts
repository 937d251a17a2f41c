import { write } from '@/app/api/write'
import { publishCodebook as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { publishCodebook } from '@/data/codebook'

/** Publishes a codebook as the next version. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'codebook.publish', (access) => publishCodebook(access, body)),
)
