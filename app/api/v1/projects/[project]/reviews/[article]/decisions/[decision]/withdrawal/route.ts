import { write } from '@/app/api/write'
import { withdrawDecision as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { withdrawDecision } from '@/data/decision'

/** Takes a decision back. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => withdrawDecision(access, params['article']!, params['decision']!, body)),
)
