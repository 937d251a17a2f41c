import { write } from '@/app/api/write'
import { withdrawRule as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { withdrawRule } from '@/data/rule'

/** Takes back what a rule decided in a part of the articles. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => withdrawRule(access, params['rule']!, body.after)),
)
