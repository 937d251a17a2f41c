import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { readDecisionsSince as route } from '@/core/api/routes/review'
import { fail, ok } from '@/core/result'
import { openProjectFor } from '@/data/access'
import { readMeanwhile } from '@/data/meanwhile'

/** What others decided since a moment, for those who cannot listen, or have missed something. Without a moment nothing but the time. */
export const GET = read(route, async ({ asker, params, query }) => {
  const access = await openProjectFor(asker, params['project'] ?? '', 'cases.read')
  if (!access.ok) return answer(access)
  const moment = query.get('after')
  if (moment === null) return answer(ok(await readMeanwhile(access.value, { ids: [] })))
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(moment) || Number.isNaN(Date.parse(moment))) return answer(fail('invalid', 'A moment is written like 2026-11-22T10:20:30.000Z.', { field: 'after' }))
  return answer(ok(await readMeanwhile(access.value, { since: moment })))
})
