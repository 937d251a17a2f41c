import { write } from '@/app/api/write'
import { articleSchema } from '@/core/request/article'
import { inProject } from '@/data/access'
import { importForProject } from '@/data/import'

/** Brings in an article: the raw text and the lead’s corrections; the server imports it again and is the judge. */
export const PUT = write({ schema: articleSchema, ids: ['article'], limit: 8 * 1024 * 1024 }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => importForProject(access, params['article']!, body)),
)
