import { write } from '@/app/api/write'
import { decide as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { decide } from '@/data/decision'

/** Decides a case of an article. Sending it twice decides once. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => decide(access, params['article']!, body)),
)
