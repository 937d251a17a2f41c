import { write } from '@/app/api/write'
import { sayInOwnCase as route } from '@/core/api/routes/review'
import { openProject } from '@/data/access'
import { sayInOwnCase } from '@/data/own-case'

/** What an annotator says about a case of their own: an answer, an objection, a remark. */
export const POST = write(route, async ({ asker, params, body }) => {
  const access = await openProject(asker, params['project']!)
  return access.ok ? sayInOwnCase(access.value, params['decision']!, body) : access
})
