import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { importSchema } from '@/core/request/import'
import { ok } from '@/core/result'
import { inProject } from '@/data/access'
import { beginImport, listImports } from '@/data/imports'

/** The imports of a project, the latest first. */
export const GET = read(async ({ asker, params }) =>
  answer(await inProject(asker, params['project'], 'articles.import', async (access) => ok({ imports: await listImports(access) }))),
)

/** Begins an import. Its file is sent to `file`. */
export const POST = write({ schema: importSchema }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => beginImport(access, body)),
)
