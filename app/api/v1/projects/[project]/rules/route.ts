import { write } from '@/app/api/write'
import { ruleApplicationSchema } from '@/core/request/rule'
import { inProject } from '@/data/access'
import { applyRuleTo } from '@/data/rule'

/** Applies a rule to a part of the articles. Sending it twice decides once. */
export const POST = write({ schema: ruleApplicationSchema }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => applyRuleTo(access, body)),
)
