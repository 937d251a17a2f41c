import { write } from '@/app/api/write'
import * as routes from '@/core/api/routes/imports'
import { inProject } from '@/data/access'
import { applyImport } from '@/data/imports'

export const POST = write(routes.applyImport, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => applyImport(access, params['import']!, body)),
)
