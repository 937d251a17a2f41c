import { write } from '@/app/api/write'
import { importMappingSchema } from '@/core/request/import'
import { inProject } from '@/data/access'
import { mapImport } from '@/data/imports'

/** Says how the file is to be understood. Everything is compared again by it, in the background. */
export const PUT = write({ schema: importMappingSchema, ids: ['import'] }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => mapImport(access, params['import']!, body)),
)
