import { write } from '@/app/api/write'
import { importChoicesSchema } from '@/core/request/import'
import { inProject } from '@/data/access'
import { chooseImportItems } from '@/data/import-items'

/** Chooses what is to become of items. */
export const PATCH = write({ schema: importChoicesSchema, ids: ['import'] }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => chooseImportItems(access, params['import']!, body)),
)
