import { answer } from '@/app/api/answer'
import { queryOf, read } from '@/app/api/read'
import { importItemsQuery } from '@/core/request/import'
import { inProject } from '@/data/access'
import { listImportItems } from '@/data/import-items'

/** What was found in the file, a page of it. */
export const GET = read(async ({ asker, params, query }) =>
  answer(await inProject(asker, params['project'], 'articles.import', async (access) => {
    const asked = queryOf(importItemsQuery, query)
    return asked.ok ? listImportItems(access, params['import']!, asked.value) : asked
  })), { ids: ['import'] },
)
