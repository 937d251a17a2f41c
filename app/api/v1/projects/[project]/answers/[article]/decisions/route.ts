import { write } from '@/app/api/write'
import { decideAnswer as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { decideAnswer } from '@/data/answer-decision'

/** Decides the answers to a question about an article. Sending it twice decides once. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => decideAnswer(access, params['article']!, body)),
)
