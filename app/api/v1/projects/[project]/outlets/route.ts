import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { listOutlets as route } from '@/core/api/routes/reading'
import { inProject } from '@/data/access'
import { listOutletPage } from '@/data/outlet'

/** The outlets of the project. */
export const GET = read(route, async ({ asker, params, asked }) => answer(await inProject(asker, params['project'], 'articles.read', (access) => listOutletPage(access, asked))))
