import { v7 as uuid } from 'uuid'
import { expect, it, vi } from 'vitest'
import { claimImport } from '@/data/import-work'
import { cancelImport, findImport } from '@/data/imports'
import { upload } from '@/data/testing/import'
import { makeTeam, valueOf } from '@/data/testing/team'
import { performImport } from './import'
import { whileWanted } from './while-wanted'

vi.setConfig({ testTimeout: 60_000 })

it('work that has nothing to tell ends when its import is cancelled, and the file is not the one to blame', async () => {
  const team = await makeTeam()
  const lead = await team.enter(team.lead)
  const { id } = await upload(lead, 'a.csv', 'text\n')
  const claim = (await claimImport({ projectId: lead.project.id, importId: id }, `worker ${uuid()}`))!
  const wanted = await whileWanted(claim, new AbortController().signal, () => [0, 5], async (signal) => {
    valueOf(await cancelImport(lead, id))
    await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)))
  })
  expect(wanted).toBe(false)
  expect(valueOf(await findImport(lead, id))).toMatchObject({ state: 'cancelled' })
})

it('a table of nothing but empty lines is read while its import is wanted, and not to its end', async () => {
  const team = await makeTeam()
  const lead = await team.enter(team.lead)
  const { id } = await upload(lead, 'a.csv', `text\n${' \n'.repeat(4_000_000)}`)
  const job = { projectId: lead.project.id, importId: id }
  let over = false
  const work = performImport(job, `worker ${uuid()}`, new AbortController().signal).then(() => (over = true))
  await vi.waitFor(async () => expect((await findImport(lead, id)).ok && over).toBe(false))
  valueOf(await cancelImport(lead, id))
  await work
  // Had it been read to its end, its heading would be here.
  expect(valueOf(await findImport(lead, id))).toMatchObject({ state: 'cancelled', counts: { found: 0 } })
})
