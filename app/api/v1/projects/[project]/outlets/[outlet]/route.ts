import { write } from '@/app/api/write'
import { outletSchema } from '@/core/request/outlet'
import { inProject } from '@/data/access'
import { saveOutlet } from '@/data/outlet'

/** Puts an outlet whole, under an id made by the client. */
export const PUT = write({ schema: outletSchema, ids: ['outlet'] }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'outlets.edit', (access) => saveOutlet(access, params['outlet']!, body)),
)
