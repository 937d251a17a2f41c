import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { chooseLayers as putRoute, findLayers as getRoute } from '@/core/api/routes/imports'
import { ok } from '@/core/result'
import { inProject } from '@/data/access'
import { chooseLayers, findLayersPreview } from '@/data/import-layers'

/** What was read of the layers of a file: `{ preview }`, null as long as nothing has been. */
export const GET = read(getRoute, async ({ asker, params }) =>
  answer(await inProject(asker, params['project'], 'articles.import', async (access) => ok({ preview: await findLayersPreview(access, params['import']!) }))),
)

/** Chooses who is who, what is what, and which proposals are taken; everything is read again. */
export const PUT = write(putRoute, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => chooseLayers(access, params['import']!, body)),
)
