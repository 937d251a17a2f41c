import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { readReleaseChanges } from '@/core/api/routes/releases'
import { inProject } from '@/data/access'
import { findReleaseChanges } from '@/data/releases'

/** The difference from another release. */
export const GET = read(readReleaseChanges, async ({ asker, params, asked, signal }) =>
  answer(await inProject(asker, params['project'], 'releases.read', (access) => findReleaseChanges(access, { from: asked.since, to: Number(params['number']) }, signal))),
)
