import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { readCodebook as route } from '@/core/api/routes/reading'
import { asMember, notFound } from '@/data/access'
import { findCodebookVersion } from '@/data/codebook'

/** One version of the codebook, by its number. */
export const GET = read(route, async ({ asker, params }) =>
  answer(await asMember(asker, params['project'], async (access) => (/^[1-9]\d{0,8}$/.test(params['version']!) ? findCodebookVersion(access, Number(params['version'])) : notFound))),
)
