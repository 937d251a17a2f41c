import { write } from '@/app/api/write'
import * as routes from '@/core/api/routes/imports'
import { inProject } from '@/data/access'
import { mapImport } from '@/data/imports'

export const PUT = write(routes.mapImport, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => mapImport(access, params['import']!, body)),
)
