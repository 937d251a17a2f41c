import { write } from '@/app/api/write'
import { saveReasons as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { saveReasons } from '@/data/reasons'

/** The reasons that are offered for verdicts. */
export const PUT = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'project.change', (access) => saveReasons(access, body)),
)
