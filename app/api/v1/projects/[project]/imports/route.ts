import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import * as routes from '@/core/api/routes/imports'
import { ok } from '@/core/result'
import { inProject } from '@/data/access'
import { beginImport, listImports } from '@/data/imports'

export const GET = read(routes.listImports, async ({ asker, params }) =>
  answer(await inProject(asker, params['project'], 'articles.import', async (access) => ok({ imports: await listImports(access) }))),
)

export const POST = write(routes.beginImport, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => beginImport(access, body)),
)
