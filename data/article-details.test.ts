import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { articleDetailsSchema } from '@/core/request/article-details'
import { writeAnnotation } from './annotation'
import { writeAnswer } from './answer'
import { type ArticleDetails, correctArticle, findDetails } from './article-details'
import { listArticles } from './article'
import { submitAssignment } from './assignment'
import { findArticleMasks, saveMaskedTerms } from './masked-terms'
import { saveOutlet } from './outlet'
import { answerFlag, askReviewer } from './flag'
import { findReading } from './reading'
import { detailsRequest } from './testing/article-details'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { marking } from './testing/marking'
import { type Team, type TestArticle, addArticle, assign, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team

beforeAll(async () => {
  team = await makeTeam({ outletVisibility: 'hiddenUntilSubmit' })
})

const lead = () => team.enter(team.lead)
const audit = async (id: string) => (await owner.query<{ detail: unknown }>(`SELECT detail FROM audit_events WHERE action = 'article.correct' AND detail->>'article' = $1 ORDER BY id`, [id])).rows.map(({ detail }) => detail)
const asRequest = ({ id: _id, slug: _slug, hiddenFrom: _hidden, version, stillMasked: _still, ...details }: ArticleDetails & { stillMasked?: unknown }) => ({ ...details, basedOn: version })
const outlet = async (name: string, aliases: string[] = []) => {
  const id = uuid()
  valueOf(await saveOutlet(await lead(), id, { name, kind: 'newspaper', country: null, language: null, stateRelation: 'none', aliases, facts: [] }))
  return id
}

describe('what is known of an article', () => {
  let article: TestArticle
  beforeAll(async () => {
    article = await addArticle(await lead(), { raw: 'A text e\u0301 of its own 🙂 שלום.', slug: 'to-correct', publisherId: team.outletId, storyTitle: 'One story' })
  })

  it('is corrected whole, with what it was and what it is on record', async () => {
    const before = valueOf(await findDetails(await lead(), { slug: article.slug }))
    expect(before).toEqual({ ...detailsRequest(), basedOn: undefined, id: article.id, slug: article.slug, version: 1, hiddenFrom: 0, publisherId: team.outletId, storyTitle: 'One story' })
    const other = await outlet('Another שלום 🗞️')
    const request = { ...asRequest(before), title: 'Who e\u0301 met 🙂', byline: 'Noor', publishedAt: '2021-01-02', url: null, originatorId: other, publisherId: null, provenance: 'From a copy.', storyTitle: 'Another story', language: 'ar' }
    const after = valueOf(await correctArticle(await lead(), article.id, articleDetailsSchema.parse(request)))
    expect(after).toEqual({ ...request, basedOn: undefined, id: article.id, slug: article.slug, version: 2, hiddenFrom: 0, stillMasked: [] })
    expect(valueOf(await findDetails(await lead(), { id: article.id }))).toEqual({ ...after, stillMasked: undefined })
    expect(await audit(article.id)).toEqual([{
      article: article.id,
      before: { title: 'Ministers meet 🛩️', byline: null, publishedAt: '2020-10', url: 'https://example.org/a', originatorId: null, publisherId: team.outletId, provenance: '', storyTitle: 'One story', language: null },
      after: { title: 'Who e\u0301 met 🙂', byline: 'Noor', publishedAt: '2021-01-02', url: null, originatorId: other, publisherId: null, provenance: 'From a copy.', storyTitle: 'Another story', language: 'ar' },
    }])
    expect((await listArticles(await team.enter(team.viewer))).find(({ id }) => id === article.id)).toMatchObject({ title: 'Who e\u0301 met 🙂', publishedAt: '2021-01-02', language: 'ar', story: 'Another story', originator: { name: 'Another שלום 🗞️' }, publisher: null })
    const again = valueOf(await correctArticle(await lead(), article.id, request))
    expect(again).toEqual(after)
    expect(await audit(article.id)).toHaveLength(1)
  })

  it('is changed by one of five leads at once, and the others are told what it is now', async () => {
    const before = valueOf(await findDetails(await lead(), { id: article.id }))
    const answers = await Promise.all(['1', '2', '3', '4', '5'].map(async (day) => correctArticle(await lead(), article.id, { ...asRequest(before), publishedAt: `2022-02-0${day}` })))
    const [won, ...more] = answers.filter(({ ok }) => ok)
    expect(more).toEqual([])
    const now = valueOf(await findDetails(await lead(), { id: article.id }))
    expect(valueOf(won!)).toEqual({ ...now, stillMasked: [] })
    for (const lost of answers.filter(({ ok }) => !ok)) expect(lost).toMatchObject({ problem: { code: 'conflict', message: expect.stringMatching(/Somebody else has changed/), details: { current: now } } })
    expect(await audit(article.id)).toHaveLength(2)
  })

  it('is told apart from every other change of the article, whoever makes it', async () => {
    const before = valueOf(await findDetails(await lead(), { id: article.id }))
    valueOf(await saveMaskedTerms(await lead(), article.id, { terms: ['a word'] }))
    expect(await correctArticle(await lead(), article.id, { ...asRequest(before), title: null })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await saveMaskedTerms(await lead(), article.id, { terms: [], basedOn: before.version })).toMatchObject({ ok: false, problem: { code: 'conflict', details: { version: before.version + 1, terms: ['a word'] } } })
    valueOf(await saveMaskedTerms(await lead(), article.id, { terms: [], basedOn: before.version + 1 }))
  })

  it('marks what is derived from outlets to be derived anew, and only that', async () => {
    const marks = async () => (await owner.query('SELECT FROM ledger_marks WHERE article_id = $1', [article.id])).rowCount
    const [before, there] = [valueOf(await findDetails(await lead(), { id: article.id })), await marks()]
    const dated = valueOf(await correctArticle(await lead(), article.id, { ...asRequest(before), publishedAt: '1999' }))
    expect(await marks()).toBe(there)
    valueOf(await correctArticle(await lead(), article.id, { ...asRequest(dated), publisherId: team.outletId }))
    expect(await marks()).toBe(there! + 1)
  })

  it('is corrected by leads alone, in their own project, with outlets of it', async () => {
    const before = valueOf(await findDetails(await lead(), { id: article.id }))
    for (const person of [team.reviewer, team.ana, team.viewer]) {
      const access = await team.enter(person)
      await expect(findDetails(access, { id: article.id })).rejects.toThrow('let through')
      await expect(correctArticle(access, article.id, { ...asRequest(before), title: null })).rejects.toThrow('let through')
    }
    const elsewhere = await makeTeam()
    const stranger = await elsewhere.enter(elsewhere.lead)
    expect(await findDetails(stranger, { id: article.id })).toMatchObject({ problem: { code: 'notFound' } })
    expect(await correctArticle(stranger, article.id, { ...asRequest(before), title: null })).toMatchObject({ problem: { code: 'notFound' } })
    expect(await correctArticle(await lead(), article.id, { ...asRequest(before), publisherId: elsewhere.outletId })).toMatchObject({ problem: { code: 'notFound' } })
    expect(valueOf(await findDetails(await lead(), { id: article.id }))).toEqual(before)
  })
})

describe('where annotators do not see the outlet', () => {
  const raw = 'Noor Haddad of the Gazette 🗞️ met e\u0301 the Herald of שלום.\n\nSee https://gazette.example/1 and herald.example, said Haddad.'
  let article: TestArticle
  let assignment: string
  let gazette: string
  let herald: string
  const text = async () => valueOf(await findReading(await team.enter(team.ana), assignment)).content.text

  beforeAll(async () => {
    ;[gazette, herald] = [await outlet('The Gazette'), await outlet('The Herald', ['herald.example'])]
    article = await addArticle(await lead(), { raw, slug: 'hidden', title: 'The Gazette and the Herald', byline: 'Noor Haddad', url: 'https://gazette.example/1', publisherId: gazette, storyTitle: 'The Gazette speaks' })
    assignment = await assign(team, team.ana, article.id)
  })

  it('the masks follow a correction, and nothing is uncovered by it', async () => {
    const masked = await text()
    expect(masked).toBe('████ ██████ of ███ ███████ 🗞️ met e\u0301 the Herald of שלום.\nSee █████████████████████████ and herald.example, said Haddad.')
    valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id: uuid(), request: marking(masked, masked.slice(masked.indexOf('of ███'), masked.indexOf(' met'))) }))
    const before = valueOf(await findDetails(await lead(), { id: article.id }))
    expect(before.hiddenFrom).toBe(1)
    const after = valueOf(await correctArticle(await lead(), article.id, { ...asRequest(before), publisherId: herald, byline: null, url: null, publishedAt: '2020-11' }))
    expect(after.stillMasked).toEqual(['gazette.example', 'Noor Haddad', 'The Gazette', 'Gazette'])
    expect(await text()).toBe('████ ██████ of ███ ███████ 🗞️ met e\u0301 ███ ██████ of שלום.\nSee █████████████████████████ and ██████████████, said Haddad.')
    const reading = valueOf(await findReading(await team.enter(team.ana), assignment))
    expect(JSON.stringify(reading)).not.toMatch(/gazette|herald|noor/i)
    expect(reading.article).toMatchObject({ outletHidden: true, publisher: null, publishedAt: '2020-11' })
    expect((await audit(article.id)).at(-1)).toMatchObject({ before: { publisherId: gazette }, after: { publisherId: herald }, stillMasked: after.stillMasked })
    expect(valueOf(await findArticleMasks(await lead(), article.slug)).terms).toEqual(after.stillMasked)
  })

  it('what was marked on the words as they were masked before is taken, and every annotation stays as it is', async () => {
    const before = await owner.query('SELECT * FROM annotations WHERE assignment_id = $1', [assignment])
    expect(before.rows).toHaveLength(1)
    valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id: uuid(), request: marking(article.text, 'the Herald of') }))
    const { rows } = await owner.query<{ quotes: string[] }>('SELECT * FROM annotations WHERE assignment_id = $1 ORDER BY id', [assignment])
    expect(rows[0]).toEqual(before.rows[0])
    expect(rows.map(({ quotes }) => quotes)).toEqual([['of the Gazette 🗞️'], ['the Herald of']])
    expect(await checkHistory(owner)).toEqual([])
  })

  it('a lead who has the masks of before on their screen does not take away what was added', async () => {
    const { version } = valueOf(await findArticleMasks(await lead(), article.slug))
    const shown = await text()
    expect(await saveMaskedTerms(await lead(), article.id, { terms: [], basedOn: version - 1 })).toMatchObject({ problem: { code: 'conflict' } })
    expect(await text()).toBe(shown)
  })

  it('what a reviewer has answered stays masked too, though the name stands nowhere in the text', async () => {
    const kestrel = await outlet('Kestrel Wire')
    const first = valueOf(await findDetails(await lead(), { id: article.id }))
    const named = valueOf(await correctArticle(await lead(), article.id, { ...asRequest(first), originatorId: kestrel }))
    const passage = uuid()
    valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id: passage, request: marking(article.text, 'met e\u0301', { attributes: { flag: true } }) }))
    valueOf(await askReviewer(team.ana, assignment, passage, { id: uuid(), text: 'Is it? 🙂' }))
    valueOf(await answerFlag(await lead(), passage, { id: uuid(), text: 'Yes, Kestrel Wire often does.' }))
    const answer = async () => valueOf(await findReading(await team.enter(team.ana), assignment)).flagMessages.at(-1)!.text
    expect(await answer()).toBe('Yes, ███████ ████ often does.')
    expect(valueOf(await correctArticle(await lead(), article.id, { ...asRequest(named), originatorId: null })).stillMasked).toEqual(['Kestrel Wire'])
    expect(await answer()).toBe('Yes, ███████ ████ often does.')
  })

  it('takes an address with its scheme in capitals, and tells the masks’ editor the version that came of a change', async () => {
    const before = valueOf(await findDetails(await lead(), { id: article.id }))
    const request = articleDetailsSchema.parse({ ...asRequest(before), url: 'HTTPS://Example.org/A' })
    const { version, url } = valueOf(await correctArticle(await lead(), article.id, request))
    expect(url).toBe('https://Example.org/A')
    const { terms } = valueOf(await findArticleMasks(await lead(), article.slug))
    const saved = valueOf(await saveMaskedTerms(await lead(), article.id, { terms: [...terms, 'one more'], basedOn: version }))
    expect(saved.version).toBeGreaterThan(version)
    expect((await saveMaskedTerms(await lead(), article.id, { terms: [...terms], basedOn: saved.version })).ok).toBe(true)
  })

  it('after she has submitted nothing needs to stay masked', async () => {
    valueOf(await writeAnswer(team.ana, assignment, 'genre', { basedOn: 0, value: 'reporting' }))
    valueOf(await submitAssignment(team.ana, assignment))
    const before = valueOf(await findDetails(await lead(), { id: article.id }))
    expect(before.hiddenFrom).toBe(0)
    expect(valueOf(await correctArticle(await lead(), article.id, { ...asRequest(before), publisherId: null })).stillMasked).toEqual([])
  })
})
