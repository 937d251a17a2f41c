import { write } from '@/app/api/write'
import { nothingField } from '@/core/request/field'
import { inProject } from '@/data/access'
import { retryImport } from '@/data/imports'

/** Goes on with an import that failed, where it was. */
export const POST = write({ schema: nothingField, ids: ['import'] }, ({ asker, params }) =>
  inProject(asker, params['project'], 'articles.import', (access) => retryImport(access, params['import']!)),
)
