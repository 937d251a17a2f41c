import { write } from '@/app/api/write'
import * as routes from '@/core/api/routes/imports'
import { inProject } from '@/data/access'
import { retryImport } from '@/data/imports'

export const POST = write(routes.retryImport, ({ asker, params }) =>
  inProject(asker, params['project'], 'articles.import', (access) => retryImport(access, params['import']!)),
)
