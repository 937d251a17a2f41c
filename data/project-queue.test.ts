import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import mediaFraming from '@/core/codebook/media-framing-v1.json'
import { codebookSchema } from '@/core/codebook/codebook'
import { exportChoice } from '@/core/export/choice'
import { changeAssignments } from './assignment'
import { publishCodebook } from './codebook'
import { importForProject } from './import'
import { beginImport } from './imports'
import { saveOutlet } from './outlet'
import { createRelease } from './releases'
import { changeMember } from './team'
import { articleRequest } from './testing/article'
import { ownerPool } from './testing/database'
import { type Team, makeTeam, valueOf } from './testing/team'

vi.setConfig({ testTimeout: 60_000 })

const pool = ownerPool()
let team: Team
let done = (): Promise<unknown> => Promise.resolve()

beforeAll(async () => {
  team = await makeTeam()
  // As an import does that stores layers for minutes: whatever refers to the project holds its key.
  const importing = await pool.connect()
  await importing.query('BEGIN')
  await importing.query('SELECT FROM projects WHERE slug = $1 FOR KEY SHARE', [team.slug])
  done = () => importing.query('ROLLBACK').then(() => importing.release())
})
afterAll(() => done())

const acts: Readonly<Record<string, () => Promise<unknown>>> = {
  'save an outlet': async () => valueOf(await saveOutlet(await lead(), uuid(), { name: 'Another 🗞️', kind: 'newspaper', country: null, language: 'en', stateRelation: 'independent', aliases: [], facts: [] })),
  'publish a codebook': async () => valueOf(await publishCodebook(await lead(), codebookSchema.parse(mediaFraming))),
  'assign': async () => valueOf(await changeAssignments(await lead(), [{ articleId: team.article.id, userId: team.ana.userId, assigned: true }])),
  'bring in an article': async () => valueOf(await importForProject(await lead(), uuid(), articleRequest({ raw: 'Another 🙂 cafe\u0301 שלום.', slug: 'another' }))),
  'begin an import': async () => valueOf(await beginImport(await lead(), { id: uuid(), what: 'articles', format: 'auto', fileName: 'a.csv', size: 10 })),
  'change a role': async () => valueOf(await changeMember(await lead(), team.ben.userId, { role: 'viewer' })),
  'ask for a release': async () => valueOf(await createRelease(await lead(), { name: 'First', note: '', choices: [exportChoice.parse({ format: 'jsonl' })] })),
}

const lead = () => team.enter(team.lead)

it.each(Object.keys(acts))('while an import of layers runs, a lead may %s without waiting for its end', async (name) => {
  await expect(acts[name]!()).resolves.toBeDefined()
})
