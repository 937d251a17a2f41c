import { afterAll, expect, it } from 'vitest'
import { readBrat } from '@/core/formats/brat/read-brat'
import { placeArticle } from '@/core/formats/place-article'
import { seed } from '@/prisma/seed'
import { listProjects, openProject } from './access'
import { disconnect } from './database'
import { importLayers } from './layer-import'
import { listReviews } from './review'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { firstLead, valueOf } from './testing/team'

const owner = ownerPool()
afterAll(disconnect)

it('layers brought into an empty workspace wait for its first lead', async () => {
  const start = () => seed({ empty: true, say: () => {}, keep: async () => {} })
  expect((await start()).firstLeadPath).toBeDefined()
  const text = 'Title 🙂\n\nThe cafe\u0301 is closed, and the שלום group left.\n'
  const files = ['anna', 'ben'].flatMap((name, index) => [{ path: `${name}/a.txt`, text }, { path: `${name}/a.ann`, text: `T1\tClaim 9 ${18 + 10 * index}\t${[...text].slice(9, 18 + 10 * index).join('')}\n` }])
  const articles = readBrat(files, { annotator: 'x' }).articles.map((one) => valueOf(placeArticle(one)))
  const request = { slug: 'early', name: 'early', lead: undefined, format: 'brat', articles, rehearsal: false, whole: true }
  expect(valueOf(await importLayers(request))).toMatchObject({ project: { made: true, lead: null }, layers: { added: 2 } })
  expect(valueOf(await importLayers(request))).toMatchObject({ project: { made: false, lead: null }, layers: { added: 0, known: 2 }, stored: false })
  expect(await importLayers({ ...request, lead: 'somebody@example.org' })).toMatchObject({ ok: false, problem: { field: 'lead' } })

  // Imported annotators are no reason to think that somebody could let others in: a link that was left too long is made anew.
  await owner.query(`UPDATE invitations SET expires_at = now() - interval '1 second'`)
  expect((await start()).firstLeadPath).toBeDefined()
  await owner.query(`UPDATE invitations SET expires_at = now() - interval '1 second'`)

  const lead = await firstLead()
  expect(await listProjects(lead)).toMatchObject([{ slug: 'early', role: 'lead' }])
  expect(await listReviews(valueOf(await openProject(lead, 'early')))).toHaveLength(1)
  expect(await checkHistory(owner)).toEqual([])

  const second = await firstLead()
  expect(await listProjects(second)).toEqual([])
})
