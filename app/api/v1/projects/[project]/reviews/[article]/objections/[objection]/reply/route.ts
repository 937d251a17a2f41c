import { write } from '@/app/api/write'
import { keepVerdict as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { keepVerdict } from '@/data/discussion'

/** Keeps a verdict that was objected to, with an answer. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => keepVerdict(access, params['article']!, params['objection']!, body)))
