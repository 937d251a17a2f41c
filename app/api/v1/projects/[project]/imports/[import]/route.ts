import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { nothingField } from '@/core/request/field'
import { inProject } from '@/data/access'
import { cancelImport, findImport } from '@/data/imports'

/** An import, as far as it has come. */
export const GET = read(async ({ asker, params }) => answer(await inProject(asker, params['project'], 'articles.import', (access) => findImport(access, params['import']!))), { ids: ['import'] })

/** Cancels it. What is stored as articles by then stays. */
export const DELETE = write({ schema: nothingField, ids: ['import'] }, ({ asker, params }) =>
  inProject(asker, params['project'], 'articles.import', (access) => cancelImport(access, params['import']!)),
)
