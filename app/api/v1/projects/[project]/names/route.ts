import { write } from '@/app/api/write'
import { changeNames as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { changeNames } from '@/data/names'

/** Shows a lead the names behind A, B, C, or hides them again. */
export const PUT = write(route, ({ asker, params, body }) => inProject(asker, params['project'], 'names.read', (access) => changeNames(access, body)))
