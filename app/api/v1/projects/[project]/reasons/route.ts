import { write } from '@/app/api/write'
import { reasonListSchema } from '@/core/request/reasons'
import { inProject } from '@/data/access'
import { saveReasons } from '@/data/reasons'

/** The reasons that are offered for verdicts. */
export const PUT = write({ schema: reasonListSchema }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'project.change', (access) => saveReasons(access, body)),
)
