import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { readReleaseChanges } from '@/core/api/routes/releases'
import { inProject } from '@/data/access'
import { findReleaseChanges } from '@/data/releases'

/** The difference from another release, from the lines that both have stored. */
export const GET = read(readReleaseChanges, async ({ asker, params, asked }) =>
  answer(await inProject(asker, params['project'], 'releases.read', (access) => findReleaseChanges(access, { from: asked.since, to: Number(params['number']) }))),
)
