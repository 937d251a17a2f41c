import { write } from '@/app/api/write'
import { projectSettingsSchema } from '@/core/request/project'
import { inProject } from '@/data/access'
import { changeProject } from '@/data/project'

/** What the lead settles for the project. */
export const PUT = write({ schema: projectSettingsSchema }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'project.change', (access) => changeProject(access, body)),
)
