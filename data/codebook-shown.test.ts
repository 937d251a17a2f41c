import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import mediaFraming from '@/core/codebook/media-framing-v1.json'
import { writeAnswer } from './answer'
import { listAnswerCases } from './answer-cases'
import { findNextOwn, submitAssignment } from './assignment'
import { findCodebook, publishCodebook } from './codebook'
import { database } from './database'
import { saveMaskedTerms } from './masked-terms'
import { saveOutlet } from './outlet'
import { findReading } from './reading'
import { askSecondPass } from './second-pass'
import { ownerPool } from './testing/database'
import { type Team, addArticle, assign, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()

describe('while a German article is hidden', () => {
  let team: Team
  let reading: string

  beforeAll(async () => {
    team = await makeTeam({ outletVisibility: 'hiddenUntilSubmit' })
    const lead = await team.enter(team.lead)
    const publisher = async (name: string) => {
      const id = uuid()
      valueOf(await saveOutlet(lead, id, { name, kind: 'magazine', country: null, language: null, stateRelation: 'none', aliases: [], facts: [] }))
      return id
    }
    await publisher('Kurier')
    const german = await addArticle(lead, { raw: 'Die 👩‍👩‍👧 Familie des Spiegels, cafe\u0301 und שלום.', slug: 'german', publisherId: await publisher('Spiegel') })
    const unknown = await addArticle(lead, { raw: 'In no language that is known: 🙂 e\u0301 שלום.', slug: 'unknown' })
    await owner.query('UPDATE articles SET language = $1 WHERE id = $2', ['de-AT', german.id])
    valueOf(await saveMaskedTerms(lead, german.id, { terms: ['Augstein'] }))
    valueOf(await saveMaskedTerms(lead, unknown.id, { terms: ['Anders'] }))
    valueOf(await publishCodebook(lead, codebookSchema.parse({ ...mediaFraming, guidelines: ['Im Stil des Spiegels, des Kuriers und Augsteins 🙂, nie des Anderss'] })))
    reading = await assign(team, team.ana, german.id)
    await assign(team, team.ana, unknown.id)
  }, 60_000)

  it('outlets and its own words are masked in the cases of German too; words of an article in no known language as they are', async () => {
    const ana = await team.enter(team.ana)
    const guidelines = ['Im Stil des [masked], des [masked] und [masked] 🙂, nie des Anderss']
    expect((await findCodebook(ana))!.codebook.guidelines).toEqual(guidelines)
    expect(valueOf(await findReading(ana, reading)).codebook.guidelines).toEqual(guidelines)
  })
})

describe('beside an article', () => {
  it('it is known whether anything of the reader’s is still to be submitted, whichever article it is and whichever pass', async () => {
    const team = await makeTeam({ outletVisibility: 'hiddenUntilSubmit' })
    const lead = await team.enter(team.lead)
    const [first, other] = [await assign(team, team.ana), await assign(team, team.ana, (await addArticle(lead, { raw: 'Another 🙂 cafe\u0301 שלום.', slug: 'another' })).id)]
    const hasUnread = async (id: string) => valueOf(await findReading(await team.enter(team.ana), id)).hasUnread
    expect(await hasUnread(first)).toBe(true)
    valueOf(await submitAssignment(team.ana, first))
    expect(await hasUnread(first)).toBe(true)
    valueOf(await submitAssignment(team.ana, other))
    expect(await hasUnread(first)).toBe(false)
    const second = valueOf(await askSecondPass(lead, first)).assignmentId
    expect(await hasUnread(second)).toBe(false)
    await assign(team, team.ana, (await addArticle(lead, { raw: 'A third.', slug: 'third' })).id)
    expect(await hasUnread(second)).toBe(true)
  })
})

describe('however many articles there are', () => {
  let team: Team

  beforeAll(async () => {
    team = await makeTeam({ outletVisibility: 'hiddenUntilSubmit' })
    const lead = await team.enter(team.lead)
    for (const one of ['a', 'b', 'c']) {
      const { id } = await addArticle(lead, { raw: `Of ${one} 🙂 cafe\u0301 שלום.`, slug: one, title: `${one} 🗞️ of The Paper 🗞️`, publisherId: team.outletId })
      const given = await assign(team, team.ana, id)
      valueOf(await writeAnswer(team.ana, given, 'genre', { basedOn: 0, value: 'opinion' }))
      valueOf(await submitAssignment(team.ana, given))
      await assign(team, team.ben, id)
    }
    await assign(team, team.reviewer)
  }, 60_000)

  it('the answers to review ask once what of their codebook is shown', async () => {
    const reviewer = await team.enter(team.reviewer)
    const query = vi.spyOn(database().pool, 'query')
    try {
      const { articles } = await listAnswerCases(reviewer, { state: null, question: null }, null)
      expect(articles).toHaveLength(3)
      expect(named(query.mock.calls, 'find-unread')).toHaveLength(1)
    } finally {
      query.mockRestore()
    }
  })

  it('the next of them is masked alone', async () => {
    const ben = await team.enter(team.ben)
    const query = vi.spyOn(database().pool, 'query')
    try {
      const next = (await findNextOwn(ben))!
      expect(next.more).toBe(2)
      expect(next.article.title).toMatch(/^[abc] 🗞️ of █+/u)
      expect([named(query.mock.calls, 'find-masks'), named(query.mock.calls, 'find-mask')]).toEqual([[], [expect.objectContaining({ values: [next.id] })]])
    } finally {
      query.mockRestore()
    }
  })
})

const named = (calls: readonly (readonly unknown[])[], name: string) => calls.flatMap(([one]) => (typeof one === 'object' && one !== null && 'name' in one && one.name === name ? [one] : []))
