import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import * as routes from '@/core/api/routes/import-layers'
import { inProject } from '@/data/access'
import { chooseLayers, findLayers } from '@/data/import-layers'

export const GET = read(routes.findImportLayers, async ({ asker, params }) =>
  answer(await inProject(asker, params['project'], 'articles.import', (access) => findLayers(access, params['import']!))),
)

export const PUT = write(routes.chooseImportLayers, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => chooseLayers(access, params['import']!, body)),
)
