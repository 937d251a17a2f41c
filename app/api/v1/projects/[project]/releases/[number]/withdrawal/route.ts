import { write } from '@/app/api/write'
import { withdrawRelease as route } from '@/core/api/routes/releases'
import { inProject } from '@/data/access'
import { withdrawRelease } from '@/data/releases'

/** Says of a published release that it should not be used any more. */
export const POST = write(route, ({ asker, params, body }) => inProject(asker, params['project'], 'releases.make', (access) => withdrawRelease(access, Number(params['number']), body.reason)))
