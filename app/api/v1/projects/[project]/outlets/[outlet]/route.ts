import { write } from '@/app/api/write'
import { saveOutlet as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { saveOutlet } from '@/data/outlet'

/** Puts an outlet whole, under an id made by the client. */
export const PUT = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'outlets.edit', (access) => saveOutlet(access, params['outlet']!, body)),
)
