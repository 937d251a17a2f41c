import { write } from '@/app/api/write'
import * as routes from '@/core/api/routes/imports'
import { inProject } from '@/data/access'
import { chooseImportItems } from '@/data/import-items'

export const PATCH = write(routes.chooseImportItems, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => chooseImportItems(access, params['import']!, body)),
)
