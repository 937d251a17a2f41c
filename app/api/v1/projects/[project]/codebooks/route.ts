import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { listCodebooks as route } from '@/core/api/routes/reading'
import { asMember } from '@/data/access'
import { listCodebookPage } from '@/data/codebook'

/** The published versions of the codebook. */
export const GET = read(route, async ({ asker, params, asked }) => answer(await asMember(asker, params['project'], (access) => listCodebookPage(access, asked))))
