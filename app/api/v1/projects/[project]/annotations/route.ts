import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { listAnnotations as route } from '@/core/api/routes/reading'
import { asMember } from '@/data/access'
import { listAnnotationPage } from '@/data/annotation-list'

/** The annotations of submitted layers that the asker may see. */
export const GET = read(route, async ({ asker, params, asked }) => answer(await asMember(asker, params['project'], (access) => listAnnotationPage(access, asked))))
