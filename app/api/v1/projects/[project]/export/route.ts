import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { exportPackage as route } from '@/core/api/routes/figures'
import { readExport } from '@/core/request/export'
import { openProjectFor } from '@/data/access'
import { openExport } from '@/data/export-snapshot'
import { openFileStream, openZipStream, webStream } from '@/data/export-stream'

/** The labelled data as chosen in the query: an archive, or its one large file; a stream from one snapshot, as slow as its reader. */
export const GET = read(route, async ({ asker, params, query, signal, head }) => {
  const access = await openProjectFor(asker, params['project'] ?? '', 'project.export')
  if (!access.ok) return answer(access)
  const asked = readExport(query)
  if (!asked.ok) return answer(asked)
  const { choice, form } = asked.value
  const jsonl = choice.format === 'jsonl'
  const [type, ending] = form === 'zip' ? ['application/zip', 'zip'] : jsonl ? ['application/x-ndjson; charset=utf-8', 'jsonl'] : ['text/csv; charset=utf-8', 'csv']
  const headers = { 'content-type': type, 'content-disposition': `attachment; filename="${access.value.project.slug}-${choice.format}.${ending}"` }
  if (head) return new Response(null, { headers })
  const snapshot = await openExport(access.value, { format: choice.format, layers: choice.layers.join(' '), texts: choice.texts })
  const stream = await (form === 'zip' ? openZipStream : openFileStream)(snapshot, choice, signal)
  return new Response(webStream(stream), { headers })
})
