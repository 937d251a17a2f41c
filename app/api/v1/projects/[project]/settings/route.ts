import { write } from '@/app/api/write'
import { changeSettings as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { changeProject } from '@/data/project'

/** What the lead settles for the project. */
export const PUT = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'project.change', (access) => changeProject(access, body)),
)
