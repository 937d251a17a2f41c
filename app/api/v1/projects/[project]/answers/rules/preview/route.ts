import { write } from '@/app/api/write'
import { answerRuleSchema } from '@/core/request/answer-decision'
import { inProject } from '@/data/access'
import { previewAnswerRule } from '@/data/answer-decision'

/** How many questions a rule would decide, in a part of the articles. Decides nothing. */
export const POST = write({ schema: answerRuleSchema.omit({ id: true }) }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => previewAnswerRule(access, body)),
)
