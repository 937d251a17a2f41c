import { write } from '@/app/api/write'
import { importArticle as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { importForProject } from '@/data/import'

/** Brings in an article: the raw text and the lead’s corrections; the server imports it again and is the judge. */
export const PUT = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => importForProject(access, params['article']!, body)),
)
