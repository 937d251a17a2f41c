import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { exportLabels as route } from '@/core/api/routes/figures'
import { fail } from '@/core/result'
import { openProjectFor } from '@/data/access'
import { exportProject } from '@/data/export'
import { exportFormats, openExportStream, webStream } from '@/data/export-stream'

/** The labelled data of the whole project as a stream, from one snapshot, as slow as its reader. */
export const GET = read(route, async ({ asker, params, signal, head }) => {
  const access = await openProjectFor(asker, params['project'] ?? '', 'project.export')
  if (!access.ok) return answer(access)
  const name = params['format'] ?? ''
  const format = Object.hasOwn(exportFormats, name) ? exportFormats[name] : undefined
  if (!format) return answer(fail('notFound', `There is no export “${name}”: there are ${Object.keys(exportFormats).join(', ')}.`))
  const headers = { 'content-type': format.type, 'content-disposition': `attachment; filename="${access.value.project.slug}-${name}"` }
  if (head) return new Response(null, { headers })
  const stream = await openExportStream(format, exportProject(access.value, format.parts), signal)
  return new Response(webStream(stream), { headers })
})
