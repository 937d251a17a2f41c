import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { readProject as route } from '@/core/api/routes/reading'
import { ok } from '@/core/result'
import { asMember } from '@/data/access'
import { findCodebook } from '@/data/codebook'

/** A project, and the asker's role in it. */
export const GET = read(route, async ({ asker, params }) =>
  answer(await asMember(asker, params['project'], async (access) => ok({ slug: access.project.slug, name: access.project.name, role: access.role, codebook: (await findCodebook(access))?.number ?? null }))),
)
