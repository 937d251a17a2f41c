import { write } from '@/app/api/write'
import { answerDatasheet as route } from '@/core/api/routes/releases'
import { inProject } from '@/data/access'
import { answerDatasheet } from '@/data/releases'

/** Keeps what the lead answers for the datasheet. */
export const PUT = write(route, ({ asker, params, body }) => inProject(asker, params['project'], 'releases.make', (access) => answerDatasheet(access, Number(params['number']), body.answers)))
