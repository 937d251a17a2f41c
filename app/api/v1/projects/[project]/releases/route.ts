import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { createRelease as creation, listReleases as list } from '@/core/api/routes/releases'
import { ok } from '@/core/result'
import { inProject } from '@/data/access'
import { createRelease, listReleases } from '@/data/releases'

/** The releases that this member may see, the newest first. */
export const GET = read(list, async ({ asker, params }) =>
  answer(await inProject(asker, params['project'], 'releases.read', async (access) => ok({ releases: await listReleases(access) }))),
)

/** Asks for a release to be made in the background. */
export const POST = write(creation, ({ asker, params, body }) => inProject(asker, params['project'], 'releases.make', (access) => createRelease(access, body)))
