import { write } from '@/app/api/write'
import { codebookSchema } from '@/core/codebook/codebook'
import { inProject } from '@/data/access'
import { publishCodebook } from '@/data/codebook'

/** Publishes a codebook as the next version. */
export const POST = write({ schema: codebookSchema, limit: 2 * 1024 * 1024 }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'codebook.publish', (access) => publishCodebook(access, body)),
)
