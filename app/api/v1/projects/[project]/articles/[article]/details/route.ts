import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { correctArticle as putRoute, readDetails as getRoute } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { correctArticle, findDetails } from '@/data/article-details'

/** What is known of an article, for those who correct it. */
export const GET = read(getRoute, async ({ asker, params }) => answer(await inProject(asker, params['project'], 'articles.correct', (access) => findDetails(access, { id: params['article']! }))))

/** Corrects it. */
export const PUT = write(putRoute, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.correct', (access) => correctArticle(access, params['article']!, body)),
)
