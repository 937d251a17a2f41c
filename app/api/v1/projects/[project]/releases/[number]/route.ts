import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { discardRelease as discarding, findRelease as finding } from '@/core/api/routes/releases'
import { inProject } from '@/data/access'
import { discardRelease, findRelease } from '@/data/releases'

/** A release as far as it is. */
export const GET = read(finding, async ({ asker, params }) => answer(await inProject(asker, params['project'], 'releases.read', (access) => findRelease(access, Number(params['number'])))))

/** Gives up a release that is not published. */
export const DELETE = write(discarding, ({ asker, params }) => inProject(asker, params['project'], 'releases.make', (access) => discardRelease(access, Number(params['number']))))
