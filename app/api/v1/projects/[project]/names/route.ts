import { write } from '@/app/api/write'
import { namesSchema } from '@/core/request/discussion'
import { inProject } from '@/data/access'
import { changeNames } from '@/data/names'

/** Shows a lead the names behind A, B, C, or hides them again. */
export const PUT = write({ schema: namesSchema }, ({ asker, params, body }) => inProject(asker, params['project'], 'names.read', (access) => changeNames(access, body)))
