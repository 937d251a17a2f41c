import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { layersChoiceSchema } from '@/core/import-job/layers-preview'
import { idField } from '@/core/request/field'
import { ok } from '@/core/result'
import { inProject, notFound } from '@/data/access'
import { chooseLayers, findLayersPreview } from '@/data/import-layers'

/** What was read of the layers of a file: `{ preview }`, null as long as nothing has been. */
export const GET = read(async ({ asker, params }) =>
  answer(await inProject(asker, params['project'], 'articles.import', async (access) => (idField.safeParse(params['import']).success ? ok({ preview: await findLayersPreview(access, params['import']!) }) : notFound))),
)

/** Chooses who is who, what is what, and which proposals are taken; everything is read again. */
export const PUT = write({ schema: layersChoiceSchema, ids: ['import'], limit: 8 * 1024 * 1024 }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'articles.import', (access) => chooseLayers(access, params['import']!, body)),
)
