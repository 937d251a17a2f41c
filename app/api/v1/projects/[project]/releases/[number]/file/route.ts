import { Readable } from 'node:stream'
import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { readReleaseFile } from '@/core/api/routes/releases'
import { inProject } from '@/data/access'
import { webStream } from '@/data/export-stream'
import { openReleaseFile } from '@/data/release-download'

/** One file of a release, as slowly as it is read. */
export const GET = read(readReleaseFile, async ({ asker, params, asked }) => {
  const file = await inProject(asker, params['project'], 'releases.read', (access) => openReleaseFile(access, Number(params['number']), asked.path))
  if (!file.ok) return answer(file)
  // Whatever the file calls itself: what a header can hold, and never something that a browser would show.
  const name = asked.path.split('/').at(-1)!.replace(/[^A-Za-z0-9._-]/gu, '_')
  return new Response(webStream(Readable.from(file.value.bytes, { objectMode: false })), { headers: { 'content-type': 'application/octet-stream', 'content-disposition': `attachment; filename="${name}"` } })
})
