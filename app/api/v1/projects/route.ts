import { write } from '@/app/api/write'
import { projectSchema } from '@/core/request/project'
import { createProject } from '@/data/project'

/** Makes a project with the asker as its lead. */
export const POST = write({ schema: projectSchema }, ({ asker, body }) => createProject(asker, body))
