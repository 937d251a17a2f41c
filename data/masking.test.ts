import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import mediaFraming from '@/core/codebook/media-framing-v1.json'
import { writeAnnotation } from './annotation'
import { writeAnswer } from './answer'
import { changeAssignments, listOwnAssignments, reopenAssignment, submitAssignment } from './assignment'
import { listAssignments } from './assignment-overview'
import { listArticles } from './article'
import { findCodebook, findCodebookVersion, publishCodebook } from './codebook'
import { database } from './database'
import { exportProject } from './export'
import { answerFlag, askReviewer } from './flag'
import { readHistory } from './history'
import { findArticleMasks, saveMaskedTerms } from './masked-terms'
import { saveOutlet } from './outlet'
import { changeProject } from './project'
import { findArticle, findReading } from './reading'
import { sayRecognised } from './recognition'
import { findReview } from './review'
import { askSecondPass } from './second-pass'
import { type Targets, crawl } from './testing/crawl'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { marking } from './testing/marking'
import { type Person, type Team, type TestArticle, addArticle, assign, join, makeTeam, valueOf } from './testing/team'
import { makeWrites } from './writes'

const owner = ownerPool()

/**
 * The default codebook as it becomes when people write examples into it: it quotes the article, says so, and names its outlet
 * wherever something is written in it.
 */
function tellingCodebook(): unknown {
  const { name, alias, byline, extra } = canaries
  const [first, second, third, ...tags] = mediaFraming.tags
  return {
    ...mediaFraming,
    guidelines: [...mediaFraming.guidelines, `Of ${name} take the headline too. 🙂`],
    groups: mediaFraming.groups.map((group, index) => (index === 0 ? { ...group, name: `What ${alias} does` } : group)),
    tags: [
      { ...first, definition: `As in ${alias}.`, useWhen: `When ${name} says so.`, doNotUseWhen: `When ${byline} does.`, example: { article: 'another', line: 3, quote: `so says ${alias} of the שלום regime`, note: `from ${extra}` } },
      { ...second, name: `${name} speaking`, example: { quote: 'SO THE FAMILY  said' }, nearMiss: { quote: 'nothing more was … family said', note: 'e\u0301' } },
      { ...third, example: { article: slug, line: 1, quote: 'not a word of it' }, nearMiss: { quote: 'said that everything was known' } },
      ...tags,
    ],
    attributes: mediaFraming.attributes.map((attribute) => (attribute.key === 'source' ? { ...attribute, name: `Source, ${alias} or not`, help: `Such as ${name}` } : attribute)),
    questions: mediaFraming.questions.map((question) => (question.key === 'slant' ? { ...question, name: `How near to ${name}?`, axis: [`as ${alias}`, `as ${name}`] } : question)),
  }
}

/** Random words that say whose the article is. Whoever is served one of them has been told. */
const canaries = { name: `The ${uuid()} Post`, alias: uuid(), domain: `${uuid()}.example`, byline: `Jo ${uuid()}`, furniture: uuid(), provenance: uuid(), link: uuid(), extra: uuid(), fact: uuid() }
const secrets = [...Object.values(canaries).map((word) => word.replace(/^The /, '').replace(/ Post$/, '').replace(/^Jo /, ''))]

const slug = `${canaries.extra.slice(0, 8)}-slug`

const raw = [
  `# ${canaries.name.toUpperCase()} meets שלום 🛩️`,
  `By ${canaries.byline}`,
  `The 👩‍👩‍👧‍👦 family of ${canaries.alias}’s cafe\u0301 said to [our desk](https://${canaries.link}.example/x) that https://www.${canaries.domain}/news is closed.`,
  `Later **${canaries.name}** and ${canaries.extra} said that nothing more was known, so the family said.`,
  `Copyright © ${canaries.furniture}. All rights reserved.`,
].join('\n\n')

let team: Team
let article: TestArticle
let assignment: string
let targets: Targets
let reviewer: Person

beforeAll(async () => {
  team = await makeTeam({ peersVisible: 'afterSubmit', outletVisibility: 'hiddenUntilSubmit' })
  const lead = await team.enter(team.lead)
  const outlet = uuid()
  valueOf(await saveOutlet(lead, outlet, { name: canaries.name, kind: 'newspaper', country: null, language: null, stateRelation: 'none', aliases: [canaries.alias], facts: [{ text: canaries.fact, source: 'x' }] }))
  article = await addArticle(lead, {
    raw, format: 'markdown', slug, title: `${canaries.name} meets`, byline: canaries.byline, url: `https://www.${canaries.domain}/news`, provenance: canaries.provenance, publisherId: outlet, originatorId: null, storyTitle: `What ${canaries.alias} told`,
  })
  valueOf(await publishCodebook(lead, codebookSchema.parse(tellingCodebook())))
  valueOf(await saveMaskedTerms(lead, article.id, { terms: [canaries.extra, canaries.furniture] }))
  assignment = await assign(team, team.ana, article.id)
  reviewer = await join(lead, 'reviewer')
  await assign(team, reviewer, article.id)
  targets = { team: { ...team, article }, assignments: [assignment], annotation: uuid(), decision: uuid() }
})

const found = (answers: string) => secrets.filter((word) => answers.toLowerCase().includes(word))
const reading = async (id = assignment, person = team.ana) => valueOf(await findReading(await team.enter(person), id))
const maskedMarking = async (words: string, changes = {}) => marking((await reading()).content.text, words, changes)

describe('before the annotator has submitted', () => {
  it('nothing that data/ answers gives the outlet away, to the annotator and to a reviewer who reads it too', async () => {
    expect(found(await crawl(team.ana, team.slug, targets))).toEqual([])
    const { findOutlet: _outlet, listOutlets: _outlets, listOutletPage: _page, ...rest } = (await import('./testing/crawl')).questions
    expect(found(await crawl(reviewer, team.slug, targets, rest))).toEqual([])
    expect((await listArticles(await team.enter(reviewer))).filter((one) => one.outletHidden)).toMatchObject([{ slug: '', publisher: null }])
  })

  it('the codebook does not quote her article, nor say which article anything in it is from', async () => {
    const whole = (await findCodebook(await team.enter(team.lead)))!
    for (const codebook of [(await reading()).codebook, (await findCodebook(await team.enter(team.ana)))!.codebook, valueOf(await findCodebookVersion(await team.enter(team.ana), whole.number)).codebook]) {
      const [first, second, third] = codebook.tags
      expect(first!.example).toEqual({ quote: 'so says [masked] of the שלום regime', note: 'from [masked]' })
      expect([second!.example, second!.nearMiss, third!.example]).toEqual([undefined, undefined, undefined])
      expect(third!.nearMiss).toEqual({ quote: 'said that everything was known' })
      expect(JSON.stringify(codebook)).not.toMatch(/"(article|line)":|not a word of it/)
      expect(codebook.tags.slice(3)).toEqual(whole.codebook.tags.slice(3).map(({ example, nearMiss, ...tag }) => ({ ...tag, example: expect.objectContaining({ quote: example!.quote }) as unknown, nearMiss: expect.objectContaining({ quote: nearMiss!.quote }) as unknown })))
    }
    expect((await findCodebook(await team.enter(team.viewer)))).toEqual(whole)
  })

  it('names of the other outlets of the project are masked in it as well: what is masked there tells nothing of the article', async () => {
    const lead = await team.enter(team.lead)
    const { codebook } = (await findCodebook(lead))!
    const naming = { ...codebook, guidelines: ['The Paper 🗞️ and The Moscow Times are outlets.'] }
    valueOf(await publishCodebook(lead, naming))
    expect((await findCodebook(await team.enter(team.ana)))!.codebook.guidelines).toEqual(['[masked] and The Moscow Times are outlets.'])
    expect((await findCodebook(await team.enter(team.ben)))!.codebook.guidelines).toEqual(naming.guidelines)
    valueOf(await publishCodebook(lead, codebook))
  })

  it('it is not found by its slug, which could be guessed, by those who read it masked', async () => {
    for (const person of [team.ana, reviewer]) expect(await findArticle(await team.enter(person), article.slug)).toEqual(await findArticle(await team.enter(person), 'no-such-article'))
    expect(valueOf(await findArticle(await team.enter(team.reviewer), article.slug)).assignmentId).toBeNull()
  })

  it('the lead, and those who do not read it, find all of it: the same search', async () => {
    expect(found(await crawl(team.lead, team.slug, targets))).toEqual(secrets)
    expect(found(JSON.stringify(valueOf(await findArticle(await team.enter(team.viewer), article.slug))) + JSON.stringify(await listArticles(await team.enter(team.viewer))))).toEqual(secrets)
  })

  it('the text is as long as it was, and every word outside the masks stands where it stood', async () => {
    const { content, article: summary, outlet } = await reading()
    const [real, masked] = [[...article.text], [...content.text]]
    expect(masked).toHaveLength(real.length)
    expect(masked.every((character, index) => character === real[index] || character === '█')).toBe(true)
    expect(content.text).toContain('👩‍👩‍👧‍👦 family of ████')
    expect(content.text).toMatch(/█’s cafe\u0301 said to our desk that █+ is closed/)
    expect(content.marks.map(({ kind }) => kind)).not.toContain('link')
    expect(summary).toMatchObject({ outletHidden: true, byline: null, url: null, publisher: null, provenance: '' })
    expect(outlet).toEqual({ hidden: true, revealedAt: null, recognition: null })
  })

  it('passages are marked on the masked words, stored with the real ones, and answered masked, alone and in a batch', async () => {
    const id = uuid()
    const request = await maskedMarking('family of')
    const first = (await reading()).content.text
    const over = marking(first, first.slice(first.indexOf('family of'), first.indexOf('’s cafe')))
    expect(over.quotes[0]).toContain('█')
    expect(valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id, request: over }))).toMatchObject({ quotes: over.quotes, version: 1 })
    expect(valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id, request: over })).version).toBe(1)
    const { rows } = await owner.query<{ quotes: string[] }>('SELECT quotes FROM annotations WHERE id = $1', [id])
    expect(rows[0]!.quotes[0]).toBe(`family of ${canaries.alias}`)
    const key = uuid()
    const batch = [{ key, kind: 'put', id, ...over, basedOn: 1, note: 'again 🙂' }, { key: uuid(), kind: 'put', id: uuid(), ...request }] as const
    const answers = JSON.stringify([await makeWrites(team.ana, assignment, batch), await makeWrites(team.ana, assignment, batch), await writeAnnotation(team.ana, assignment, { kind: 'put', id, request: over }), await readHistory(team.ana, assignment, id)])
    expect(answers).toContain('stored')
    expect(answers).toContain('conflict')
    expect(found(answers)).toEqual([])
    valueOf(await writeAnnotation(team.ana, assignment, { kind: 'delete', id, basedOn: 2 }))
    expect(found(JSON.stringify(await reading()))).toEqual([])
    expect(await checkHistory(owner)).toEqual([])
  })

  it('a guess at what is masked is answered like any other, and other words are refused', async () => {
    const text = (await reading()).content.text
    const real = marking(article.text, canaries.alias)
    const guesses = [canaries.alias, 'x'.repeat(36), '█'.repeat(36)].map((quote) => writeAnnotation(team.ana, assignment, { kind: 'put', id: uuid(), request: { ...real, quotes: [quote] } }))
    const answers = (await Promise.all(guesses)).map((answer) => ({ ...valueOf(answer), id: '', changedAt: '' }))
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
    expect(await writeAnnotation(team.ana, assignment, { kind: 'put', id: uuid(), request: { ...marking(text, 'family of'), quotes: ['family xx'] } })).toMatchObject({ ok: false, problem: { field: 'quotes' } })
  })

  it('what a reviewer answers to a flag does not name it', async () => {
    const flagged = uuid()
    valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id: flagged, request: await maskedMarking('nothing more', { attributes: { flag: true } }) }))
    valueOf(await answerFlag(await team.enter(team.lead), flagged, { id: uuid(), text: `It is ${canaries.name}, see ${canaries.alias}.` }))
    const { flagMessages } = await reading()
    expect(flagMessages).toHaveLength(1)
    expect(found(JSON.stringify(flagMessages))).toEqual([])
  })

  it('what the annotator wrote herself comes back as she wrote it: one guess of three that was masked would be told by its mask', async () => {
    const guesses = `${canaries.name}, The Other Post 🙂 או ${canaries.alias} e\u0301?`
    const id = uuid()
    const request = await maskedMarking('was known', { note: guesses, attributes: { flag: true } })
    expect(valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id, request }))).toMatchObject({ note: guesses })
    valueOf(await askReviewer(team.ana, assignment, id, { id: uuid(), text: guesses }))
    const { annotations, flagMessages } = await reading()
    expect(annotations.find((one) => one.id === id)?.note).toBe(guesses)
    expect(flagMessages.filter((message) => message.annotationId === id).map(({ text }) => text)).toEqual([guesses])
    expect(valueOf(await readHistory(team.ana, assignment, id)).map(({ note }) => note)).toEqual([guesses])
    valueOf(await writeAnnotation(team.ana, assignment, { kind: 'delete', id, basedOn: 1 }))
    expect((await reading()).deleted.find((one) => one.id === id)?.note).toBe(guesses)
  })

  it('the lead sees the masks, and no others do', async () => {
    const masks = valueOf(await findArticleMasks(await team.enter(team.lead), article.slug))
    expect(masks).toMatchObject({ terms: [canaries.extra, canaries.furniture], content: { text: (await reading()).content.text } })
    for (const person of [team.ana, team.reviewer, team.viewer]) await expect(findArticleMasks(await team.enter(person), article.slug)).rejects.toThrow('let through')
  })

  it('nobody says that they recognised what is not revealed, nor another’s', async () => {
    const said = { id: uuid(), recognised: 'yes', outlet: '', noticed: '' } as const
    expect(await sayRecognised(team.ana, assignment, said)).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await sayRecognised(team.ben, assignment, said)).toMatchObject({ ok: false, problem: { code: 'notFound' } })
  })
})

describe('once she has submitted', () => {
  const late = uuid()
  const changed = uuid()
  let second: string

  it('everything is shown, and she is asked; what she says is kept', async () => {
    valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id: changed, request: await maskedMarking('so the family') }))
    valueOf(await writeAnswer(team.ana, assignment, 'genre', { basedOn: 0, value: 'reporting' }))
    valueOf(await submitAssignment(team.ana, assignment))
    const after = await reading()
    expect(after.content.text).toBe(article.text)
    expect(found(JSON.stringify(after))).toEqual(secrets)
    expect(after.codebook).toEqual((await findCodebook(await team.enter(team.lead)))!.codebook)
    expect(after.outlet).toMatchObject({ hidden: false, revealedAt: after.assignment.submittedAt, recognition: null })
    expect((await listOwnAssignments(await team.enter(team.ana)))[0]?.article).toMatchObject({ outlet: canaries.name, outletHidden: false })
    const said = { id: uuid(), recognised: 'unsure', outlet: 'The שלום 🙂', noticed: 'e\u0301, at once' } as const
    const answers = await Promise.all(Array.from({ length: 5 }, () => sayRecognised(team.ana, assignment, said)))
    for (const answer of answers) expect(answer).toEqual(answers[0])
    expect(await sayRecognised(team.ana, assignment, { ...said, recognised: 'no' })).toMatchObject({ ok: false, problem: { field: 'id' } })
    valueOf(await sayRecognised(team.ana, assignment, { ...said, id: uuid(), recognised: 'yes' }))
    expect((await reading()).outlet.recognition).toMatchObject({ recognised: 'yes', outlet: 'The שלום 🙂' })
    const cell = (await listAssignments(await team.enter(team.lead))).find((one) => one.id === assignment)
    expect(cell).toMatchObject({ outletHidden: true, revealed: true, recognised: { answer: 'yes' }, second: null })
    expect((await owner.query('SELECT count(*)::int AS n FROM recognitions WHERE assignment_id = $1', [assignment])).rows[0].n).toBe(2)
    for (const statement of [`UPDATE recognitions SET recognised = 'no'`, 'DELETE FROM recognitions']) await expect(owner.query(statement)).rejects.toMatchObject({ constraint: 'append_only' })
  })

  it('what she changes after being sent back is kept apart, by the database itself', async () => {
    valueOf(await reopenAssignment(await team.enter(team.lead), assignment, 'once more'))
    expect((await reading()).content.text).toBe(article.text)
    // A quote with blocks, which waited in the browser since before the reveal.
    valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id: late, request: { ...marking(article.text, canaries.alias), quotes: ['█'.repeat(36)] } }))
    valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id: changed, request: marking(article.text, 'so the family', { basedOn: 1, note: 'after' }) }))
    valueOf(await writeAnswer(team.ana, assignment, 'genre', { basedOn: 1, value: 'opinion' }))
    valueOf(await submitAssignment(team.ana, assignment))
    const { rows } = await owner.query('SELECT version, outlet_visible, note FROM annotation_revisions WHERE annotation_id = $1 ORDER BY version', [changed])
    expect(rows).toEqual([{ version: 1, outlet_visible: false, note: '' }, { version: 2, outlet_visible: true, note: 'after' }])
    const answers = await owner.query('SELECT version, outlet_visible FROM answer_revisions WHERE assignment_id = $1 ORDER BY version', [assignment])
    expect(answers.rows).toEqual([{ version: 1, outlet_visible: false }, { version: 2, outlet_visible: true }])
    expect((await reading()).annotations.find(({ id }) => id === late)).toMatchObject({ quotes: [canaries.alias], outletVisible: true })
    const review = valueOf(await findReview(await team.enter(team.lead), article.slug))
    const marked = review.layers.flatMap((layer) => layer.annotations)
    expect(marked.filter((one) => one.afterReveal).map(({ id }) => id).sort()).toEqual([late, changed].sort())
    expect(marked.filter((one) => one.outletVisible === false).length).toBeGreaterThan(0)
    expect((await reading()).outlet.revealedAt).not.toBe((await reading()).assignment.submittedAt)
  })

  it('the export can tell them apart', async () => {
    const layers = []
    for await (const one of exportProject(await team.enter(team.lead))) if (one.id === article.id) layers.push(...one.layers)
    const layer = layers.find((one) => one.assignmentId === assignment)!
    expect(layer).toMatchObject({ pass: 1, outletHidden: true, recognised: { recognised: 'yes' } })
    expect(layer.annotations.find(({ id }) => id === changed)).toMatchObject({ version: 2, outletVisible: true })
    expect(layer.beforeReveal?.annotations.find(({ id }) => id === changed)).toMatchObject({ version: 1, note: '' })
    expect(layer.beforeReveal?.annotations.map(({ id }) => id)).not.toContain(late)
    expect(layer.answers).toMatchObject([{ question: 'genre', value: 'opinion', version: 2, outletVisible: true }])
    expect(layer.beforeReveal?.answers).toMatchObject([{ question: 'genre', value: 'reporting', version: 1, outletVisible: false }])
  })

  it('a second pass begins with copies, and leaves the first as it was', async () => {
    const rowsOfFirst = async () => JSON.stringify([
      (await owner.query('SELECT * FROM assignments WHERE id = $1', [assignment])).rows, (await owner.query('SELECT * FROM annotations WHERE assignment_id = $1 ORDER BY id', [assignment])).rows,
      (await owner.query('SELECT r.* FROM annotation_revisions r JOIN annotations a ON a.id = r.annotation_id WHERE a.assignment_id = $1 ORDER BY r.annotation_id, r.version', [assignment])).rows,
      (await owner.query('SELECT * FROM answers WHERE assignment_id = $1', [assignment])).rows,
    ])
    const before = await rowsOfFirst()
    const asked = await Promise.all(Array.from({ length: 5 }, async () => askSecondPass(await team.enter(team.lead), assignment)))
    second = valueOf(asked[0]!).assignmentId
    for (const answer of asked) expect(answer).toEqual(asked[0])
    const first = await reading()
    const again = await reading(second)
    expect(again).toMatchObject({ assignment: { pass: 2, state: 'assigned' }, outlet: { hidden: false, revealedAt: null }, content: { text: article.text }, answers: [] })
    expect(again.annotations.map(({ quotes }) => quotes)).toEqual(expect.arrayContaining(first.annotations.map(({ quotes }) => quotes)))
    expect(again.annotations).toHaveLength(first.annotations.length)
    valueOf(await writeAnnotation(team.ana, second, { kind: 'delete', id: again.annotations[0]!.id, basedOn: 1 }))
    valueOf(await writeAnnotation(team.ana, second, { kind: 'put', id: uuid(), request: marking(article.text, 'Later') }))
    expect(await rowsOfFirst()).toBe(before)
    valueOf(await submitAssignment(team.ana, second))
    expect(await rowsOfFirst()).toBe(before)
    expect(await checkHistory(owner)).toEqual([])
    await expect(owner.query('UPDATE annotations SET copied_from_id = NULL, version = version + 1 WHERE copied_from_id IS NOT NULL')).rejects.toMatchObject({ constraint: 'annotation_copied_from' })
  })

  it('and only the first counts among the disagreements; the table and the export have both', async () => {
    const review = valueOf(await findReview(await team.enter(team.lead), article.slug))
    expect(review.layers.map(({ assignmentId }) => assignmentId)).toEqual([assignment])
    expect((await listAssignments(await team.enter(team.lead))).filter((one) => one.userId === team.ana.userId)).toMatchObject([{ id: assignment, second: { state: 'submitted' } }])
    const layers = []
    for await (const one of exportProject(await team.enter(team.lead))) if (one.id === article.id) layers.push(...one.layers)
    const passes = layers.filter((one) => one.status === 'submitted').map(({ assignmentId, annotator, pass }) => ({ assignmentId, annotator, pass }))
    expect(passes).toEqual([{ assignmentId: assignment, annotator: passes[0]!.annotator, pass: 1 }, { assignmentId: second, annotator: passes[0]!.annotator, pass: 2 }])
    expect(layers.find((one) => one.pass === 2)!.annotations.every(({ copiedFrom, note }) => copiedFrom !== undefined || note === '')).toBe(true)
    expect((await reading(second)).others).toEqual([])
    expect(valueOf(await findArticle(await team.enter(team.ana), article.slug)).assignmentId).toBe(second)
  })

  it('is not asked for of one that was shown, is not submitted, or is a second pass itself; taking the article away takes both', async () => {
    const lead = await team.enter(team.lead)
    expect(await askSecondPass(lead, second)).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await askSecondPass(lead, await assign(team, team.ben, article.id))).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await askSecondPass(lead, uuid())).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    valueOf(await changeAssignments(lead, [{ articleId: article.id, userId: team.ana.userId, assigned: false }]))
    expect((await owner.query('SELECT count(*)::int AS n FROM assignments WHERE id = ANY($1) AND withdrawn_at IS NOT NULL', [[assignment, second]])).rows[0].n).toBe(2)
    valueOf(await changeAssignments(lead, [{ articleId: article.id, userId: team.ana.userId, assigned: true }]))
    expect((await listOwnAssignments(await team.enter(team.ana))).map(({ id }) => id).sort()).toEqual([assignment, second].sort())
  })
})

describe('a second pass of thousands of passages', () => {
  it('is begun with all of them', { timeout: 60_000 }, async () => {
    const person = await join(await team.enter(team.lead), 'annotator')
    const id = await assign(team, person, article.id)
    valueOf(await writeAnnotation(person, id, { kind: 'put', id: uuid(), request: await maskedMarking('family of') }))
    await owner.query(
      `INSERT INTO annotations (project_id, id, article_version_id, codebook_version_id, assignment_id, tag, starts, ends, quotes, note, attributes, origin, version, changed_by_id)
       SELECT a.project_id, gen_random_uuid(), a.article_version_id, a.codebook_version_id, a.assignment_id, a.tag, a.starts, a.ends, a.quotes, 'no. ' || n, a.attributes, a.origin, 1, a.changed_by_id
         FROM annotations a, generate_series(1, 4999) n WHERE a.assignment_id = $1`, [id])
    valueOf(await submitAssignment(person, id))
    const { assignmentId } = valueOf(await askSecondPass(await team.enter(team.lead), id))
    const { rows } = await owner.query('SELECT count(*)::int AS n, count(DISTINCT copied_from_id)::int AS copied FROM annotations WHERE assignment_id = $1', [assignmentId])
    expect(rows).toEqual([{ n: 5000, copied: 5000 }])
    valueOf(await changeAssignments(await team.enter(team.lead), [{ articleId: article.id, userId: person.userId, assigned: false }]))
  })
})

describe('the export of a layer in which only an answer was changed after the reveal', () => {
  it('has the answer that was given without knowing, and the passages with it', async () => {
    const person = await join(await team.enter(team.lead), 'annotator')
    const [id, passage] = [await assign(team, person, article.id), uuid()]
    expect((await reading(id, person)).outlet.hidden).toBe(true)
    valueOf(await writeAnnotation(person, id, { kind: 'put', id: passage, request: marking((await reading(id, person)).content.text, 'family of') }))
    valueOf(await writeAnswer(person, id, 'genre', { basedOn: 0, value: 'reporting' }))
    valueOf(await submitAssignment(person, id))
    const exported = async () => {
      for await (const one of exportProject(await team.enter(team.lead))) for (const layer of one.layers) if (layer.assignmentId === id) return layer
      return undefined
    }
    expect(await exported()).toMatchObject({ beforeReveal: null })
    valueOf(await reopenAssignment(await team.enter(team.lead), id, 'once more'))
    valueOf(await writeAnswer(person, id, 'genre', { basedOn: 1, value: null }))
    valueOf(await submitAssignment(person, id))
    expect(await exported()).toMatchObject({ beforeReveal: { annotations: [{ id: passage, version: 1 }], answers: [{ question: 'genre', value: 'reporting', version: 1 }] } })
  })
})

describe('what was drawn', () => {
  it('stays when the setting changes, and PostgreSQL refuses to change it', async () => {
    const setting = async (outletVisibility: 'shown' | 'hiddenUntilSubmit' | 'drawn') => valueOf(await changeProject(await team.enter(team.lead), { peersVisible: 'never', decideOwnCases: false, outletVisibility }))
    const bens = (await listOwnAssignments(await team.enter(team.ben)))[0]!
    expect(bens.article.outletHidden).toBe(true)
    await setting('shown')
    expect((await reading(bens.id, team.ben)).outlet.hidden).toBe(true)
    const newcomer = await join(await team.enter(team.lead), 'annotator')
    expect((await reading(await assign(team, newcomer, article.id), newcomer)).outlet.hidden).toBe(false)
    for (const change of ['outlet_hidden = NOT outlet_hidden', 'outlet_revealed_at = now() + interval \'1 day\''])
      await expect(owner.query(`UPDATE assignments SET ${change} WHERE outlet_hidden AND outlet_revealed_at IS NOT NULL`)).rejects.toMatchObject({ constraint: 'assignment_draw' })
    await setting('drawn')
  })

  it('is balanced within each article, also when people come one after the other', async () => {
    const lead = await team.enter(team.lead)
    const people = await Promise.all(Array.from({ length: 6 }, () => join(lead, 'annotator')))
    const articles = [await addArticle(lead, { raw: 'One of them.\n\nאחד 🙂', slug: 'one' }), await addArticle(lead, { raw: 'Another of them.\n\nאחר 🙂', slug: 'another' })]
    const give = async (some: readonly Person[]) => valueOf(await changeAssignments(lead, articles.flatMap(({ id }) => some.map(({ userId }) => ({ articleId: id, userId, assigned: true })))))
    const counts = async () => (await owner.query(
      `SELECT abs(2 * count(*) FILTER (WHERE outlet_hidden) - count(*))::int AS apart FROM assignments WHERE article_version_id = ANY($1) GROUP BY article_version_id`, [articles.map(({ versionId }) => versionId)])).rows.map(({ apart }) => apart as number)
    await give(people.slice(0, 3))
    expect(await counts()).toEqual([1, 1])
    await give(people.slice(3, 4))
    expect(await counts()).toEqual([0, 0])
    await give(people)
    expect(await counts()).toEqual([0, 0])
  })

  it('so is the place in everybody’s queue: it stays when articles are added', async () => {
    const person = await join(await team.enter(team.lead), 'annotator')
    const queue = async () => (await listOwnAssignments(await team.enter(person))).map(({ id }) => id)
    const first = new Set<string>()
    const all = await database().prisma.article.findMany({ where: { project: { slug: team.slug } }, select: { id: true } })
    valueOf(await changeAssignments(await team.enter(team.lead), all.map(({ id }) => ({ articleId: id, userId: person.userId, assigned: true }))))
    const before = await queue()
    for (const id of before) first.add(id)
    expect(await queue()).toEqual(before)
    const more = await addArticle(await team.enter(team.lead), { raw: 'One more.\n\nעוד 🙂', slug: 'more' })
    await assign(team, person, more.id)
    expect((await queue()).filter((id) => first.has(id))).toEqual(before)
    expect(await queue()).toHaveLength(before.length + 1)
  })
})
