import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { importArticle as putRoute } from '@/core/api/routes/project'
import { readArticle as getRoute } from '@/core/api/routes/reading'
import { asMember, inProject } from '@/data/access'
import { findArticleText } from '@/data/article-list'
import { importForProject } from '@/data/import'

/** Brings in an article: the raw text and the lead’s corrections; the server imports it again and is the judge. */
export const PUT = write(putRoute, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => importForProject(access, params['article']!, body)),
)

/** An article with its text. */
export const GET = read(getRoute, async ({ asker, params }) => answer(await asMember(asker, params['project'], (access) => findArticleText(access, params['article']!))))
