import { write } from '@/app/api/write'
import { ruleWithdrawalSchema } from '@/core/request/rule'
import { inProject } from '@/data/access'
import { withdrawRule } from '@/data/rule'

/** Takes back what a rule decided in a part of the articles. */
export const POST = write({ schema: ruleWithdrawalSchema, ids: ['rule'] }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => withdrawRule(access, params['rule']!, body.after)),
)
