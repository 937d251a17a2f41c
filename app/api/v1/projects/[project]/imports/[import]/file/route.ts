import { writeBytes } from '@/app/api/write'
import { importFileQuery } from '@/core/request/import'
import { importLimit } from '@/core/import-job/state'
import { inProject } from '@/data/access'
import { receiveImport } from '@/data/import-upload'

/** Takes the bytes of the file from an offset on. What has arrived is kept, also when the rest does not arrive. */
export const PUT = writeBytes({ query: importFileQuery, ids: ['import'], limit: importLimit }, ({ asker, params, query, bytes }) =>
  inProject(asker, params['project'], 'articles.import', (access) => receiveImport(access, params['import']!, query.from, bytes)),
)
