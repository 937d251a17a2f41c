import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { readReleaseArchive } from '@/core/api/routes/releases'
import { inProject } from '@/data/access'
import { webStream } from '@/data/export-stream'
import { openReleaseZip } from '@/data/release-download'

/** All of a release as an archive, as slowly as it is read. */
export const GET = read(readReleaseArchive, async ({ asker, params }) => {
  const archive = await inProject(asker, params['project'], 'releases.read', (access) => openReleaseZip(access, Number(params['number'])))
  if (!archive.ok) return answer(archive)
  return new Response(webStream(archive.value), { headers: { 'content-type': 'application/zip', 'content-disposition': `attachment; filename="${params['project']}-release-${Number(params['number'])}.zip"` } })
})
