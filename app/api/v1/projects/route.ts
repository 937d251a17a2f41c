import { write } from '@/app/api/write'
import { createProject as route } from '@/core/api/routes/project'
import { createProject } from '@/data/project'

/** Makes a project with the asker as its lead. */
export const POST = write(route, ({ asker, body }) => createProject(asker, body))
