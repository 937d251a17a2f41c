import { write } from '@/app/api/write'
import { applyRule as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { applyRuleTo } from '@/data/rule'

/** Applies a rule to a part of the articles. Sending it twice decides once. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => applyRuleTo(access, body)),
)
