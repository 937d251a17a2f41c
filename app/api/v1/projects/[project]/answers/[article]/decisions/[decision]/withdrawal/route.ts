import { write } from '@/app/api/write'
import { withdrawAnswerDecision as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { withdrawAnswerDecision } from '@/data/answer-decision'

/** Takes a verdict on answers back. Sending it twice takes it back once. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => withdrawAnswerDecision(access, params['article']!, params['decision']!, body)),
)
