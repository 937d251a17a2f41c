import { write } from '@/app/api/write'
import { nothingField } from '@/core/request/field'
import { inProject } from '@/data/access'
import { applyImport } from '@/data/imports'

/** Has what is ready stored as articles, in the background. */
export const POST = write({ schema: nothingField, ids: ['import'] }, ({ asker, params }) =>
  inProject(asker, params['project'], 'articles.import', (access) => applyImport(access, params['import']!)),
)
