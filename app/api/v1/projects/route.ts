import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { createProject as postRoute } from '@/core/api/routes/project'
import { listProjects as getRoute } from '@/core/api/routes/reading'
import { listProjectPage } from '@/data/access'
import { createProject } from '@/data/project'

/** Makes a project with the asker as its lead. */
export const POST = write(postRoute, ({ asker, body }) => createProject(asker, body))

/** The asker's projects. */
export const GET = read(getRoute, async ({ asker, asked }) => answer(await listProjectPage(asker, asked)))
