import { write } from '@/app/api/write'
import { publishRelease as route } from '@/core/api/routes/releases'
import { inProject } from '@/data/access'
import { publishRelease } from '@/data/publish-release'

/** Publishes a draft, for ever. */
export const POST = write(route, ({ asker, params }) => inProject(asker, params['project'], 'releases.make', (access) => publishRelease(access, Number(params['number']))))
