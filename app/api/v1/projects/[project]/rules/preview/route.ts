import { write } from '@/app/api/write'
import { previewRule as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { previewRule } from '@/data/rule'

/** Says what a rule would decide in a part of the articles. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => previewRule(access, body.rule, body.after)),
)
