import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { listOutlets, saveOutlet } from './outlet'
import { ownerPool } from './testing/database'
import { type Team, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team

beforeAll(async () => {
  team = await makeTeam()
})

const lead = () => team.enter(team.lead)

describe('an outlet', () => {
  const outlet = { name: 'Sputnik שלום 🛰️', kind: 'agency', country: 'RU', language: 'en', stateRelation: 'state-owned', aliases: ['Спутник', 'sputniknews.com'], facts: [{ text: 'Owned by a state 🙂', source: 'its imprint', from: '2013-12' }] }

  it('is put whole under its id, keeps its key, and has one of its own', async () => {
    const id = uuid()
    const first = valueOf(await saveOutlet(await lead(), id, outlet))
    expect(first).toEqual({ ...outlet, id, key: 'sputnik' })
    expect(valueOf(await saveOutlet(await lead(), id, { ...outlet, name: 'Sputnik International', facts: [] }))).toEqual({ ...outlet, id, key: 'sputnik', name: 'Sputnik International', facts: [] })
    expect(valueOf(await saveOutlet(await lead(), uuid(), outlet)).key).toBe('sputnik-2')
  })

  it('that is overwritten stands in the audit as it was', async () => {
    const id = uuid()
    valueOf(await saveOutlet(await lead(), id, outlet))
    valueOf(await saveOutlet(await lead(), id, { ...outlet, country: null, facts: [] }))
    const { rows } = await owner.query(`SELECT detail FROM audit_events WHERE action = 'outlet.save' AND detail->>'outlet' = $1 ORDER BY id`, [id])
    expect(rows.map(({ detail }) => detail)).toEqual([{ outlet: id }, { outlet: id, before: outlet }])
  })

  it('gets its own key also when five of one name are saved at once, and one saved five times is one', async () => {
    const saved = await Promise.all(Array.from({ length: 5 }, async () => saveOutlet(await lead(), uuid(), { ...outlet, name: 'Crowd' })))
    expect(new Set(saved.map((one) => valueOf(one).key)).size).toBe(5)
    const id = uuid()
    const same = await Promise.all(Array.from({ length: 5 }, async () => saveOutlet(await lead(), id, { ...outlet, name: 'Alone' })))
    for (const one of same) expect(valueOf(one)).toMatchObject({ id, key: 'alone' })
    expect((await listOutlets(await lead())).filter(({ name }) => name === 'Alone')).toHaveLength(1)
  })
})
