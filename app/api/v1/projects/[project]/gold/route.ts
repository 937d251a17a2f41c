import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { listJudged as route } from '@/core/api/routes/reading'
import { inProject } from '@/data/access'
import { listJudgedPage } from '@/data/gold-list'

/** Cases, gold and verdicts, article by article. */
export const GET = read(route, async ({ asker, params, asked }) => answer(await inProject(asker, params['project'], 'cases.read', (access) => listJudgedPage(access, asked))))
