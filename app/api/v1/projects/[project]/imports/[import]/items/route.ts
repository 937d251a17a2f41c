import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import * as routes from '@/core/api/routes/imports'
import { inProject } from '@/data/access'
import { listImportItems } from '@/data/import-items'

export const GET = read(routes.listImportItems, async ({ asker, params, asked }) =>
  answer(await inProject(asker, params['project'], 'articles.import', (access) => listImportItems(access, params['import']!, asked))),
)
