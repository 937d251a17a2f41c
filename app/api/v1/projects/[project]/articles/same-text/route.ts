import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { findSameText as route } from '@/core/api/routes/project'
import { ok } from '@/core/result'
import { inProject } from '@/data/access'
import { findSameText } from '@/data/import'

/** Whether a raw text with this SHA-256 is in the project already: `{ article: { title, slug } | null }`. */
export const GET = read(route, async ({ asker, params, query }) =>
  answer(await inProject(asker, params['project'], 'articles.import', async (access) => ok({ article: await findSameText(access, query.get('sha256') ?? '') }))),
)
