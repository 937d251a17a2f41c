import { write } from '@/app/api/write'
import { previewAnswerRule as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { previewAnswerRule } from '@/data/answer-decision'

/** How many questions a rule would decide, in a part of the articles. Decides nothing. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => previewAnswerRule(access, body)),
)
