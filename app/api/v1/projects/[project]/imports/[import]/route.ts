import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import * as routes from '@/core/api/routes/imports'
import { inProject } from '@/data/access'
import { cancelImport, findImport } from '@/data/imports'

export const GET = read(routes.findImport, async ({ asker, params }) => answer(await inProject(asker, params['project'], 'articles.import', (access) => findImport(access, params['import']!))))

export const DELETE = write(routes.cancelImport, ({ asker, params }) => inProject(asker, params['project'], 'articles.import', (access) => cancelImport(access, params['import']!)))
