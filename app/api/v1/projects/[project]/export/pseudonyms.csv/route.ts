import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { exportPseudonyms as route } from '@/core/api/routes/figures'
import { openProjectFor } from '@/data/access'
import { pseudonymTable, readPseudonyms } from '@/data/pseudonyms'

/** Who is behind the pseudonyms of exports: never in one of them, for leads alone, each time on record. */
export const GET = read(route, async ({ asker, params }) => {
  const access = await openProjectFor(asker, params['project'] ?? '', 'names.read')
  if (!access.ok) return answer(access)
  const table = pseudonymTable(await readPseudonyms(access.value))
  return new Response(table, { headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="${access.value.project.slug}-pseudonyms.csv"` } })
})
