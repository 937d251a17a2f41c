import { write } from '@/app/api/write'
import { applyAnswerRule as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { applyAnswerRule } from '@/data/answer-decision'

/** Accepts what at least so many answered alike, in a part of the articles. Sending it twice decides once. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => applyAnswerRule(access, body)),
)
