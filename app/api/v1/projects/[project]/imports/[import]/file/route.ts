import { writeBytes } from '@/app/api/write'
import { sendFile } from '@/core/api/routes/imports'
import { inProject } from '@/data/access'
import { receiveImport } from '@/data/import-upload'

export const PUT = writeBytes(sendFile, ({ asker, params, query, bytes }) =>
  inProject(asker, params['project'], 'articles.import', (access) => receiveImport(access, params['import']!, query.from, bytes)),
)
