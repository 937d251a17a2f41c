import { write } from '@/app/api/write'
import { withdrawAnswerRule as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { withdrawAnswerRule } from '@/data/answer-decision'

/** Takes back what a rule decided about answers and still stands. */
export const POST = write(route, ({ asker, params }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => withdrawAnswerRule(access, params['rule']!)),
)
