import { write } from '@/app/api/write'
import { beginReleaseAgain as route } from '@/core/api/routes/releases'
import { inProject } from '@/data/access'
import { beginReleaseAgain } from '@/data/releases'

/** Begins a release that failed once more. */
export const POST = write(route, ({ asker, params }) => inProject(asker, params['project'], 'releases.make', (access) => beginReleaseAgain(access, Number(params['number']))))
