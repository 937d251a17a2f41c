import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { articleLine } from '@/core/export/write-article-line'
import type { LabelledArticle } from '@/core/formats/labelled-article'
import { labelledFromExport } from '@/core/formats/labelled-from-export'
import { placeArticle } from '@/core/formats/place-article'
import { wholeProject } from '@/core/agreement/report/scope'
import { noFilters } from '@/core/review/filters'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { readAgreementInput } from './agreement-input'
import { writeAnnotation } from './annotation'
import { listAnswerCases } from './answer-cases'
import { changeAssignments, listOwnAssignments, reopenAssignment, submitAssignment } from './assignment'
import { listAssignments } from './assignment-overview'
import { exportProject } from './export'
import { countExport } from './export-counts'
import { importLayers } from './layer-import'
import { readPeople, listLedger } from './ledger'
import { countMachineLayers, readMachineLayers } from './machine-layers'
import { readNames, changeNames } from './names'
import { findReview, listReviews } from './review'
import { listSweep } from './sweep'
import { wholeSweep } from '@/core/review/sweep'
import { changeMember, listTeam } from './team'
import { crawl } from './testing/crawl'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { marking } from './testing/marking'
import { type Team, assign, makeTeam, valueOf } from './testing/team'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

const owner = ownerPool()
let team: Team
let own: string
/** Words of the note that the machine leaves: whoever is served them has seen its layer. */
const canary = uuid()
const model = `frames-${uuid()}`

/** The text of the team's article with predictions on it, as a format of others would have them. */
function predicted(words: readonly string[], changes: Partial<LabelledArticle['layers'][number]> = {}): LabelledArticle {
  const { text } = team.article
  const table = offsetTable(text)
  const passages = words.map((word) => {
    const start = codePoint([...text.slice(0, text.indexOf(word))].length)
    const fragment = { start, end: codePoint(start + [...word].length) }
    return { tag: 'attributed_claim', extent: [fragment], quotes: [table.slice(fragment.start, fragment.end)], note: canary, attributes: {} }
  })
  return { name: 'predicted', text, layers: [{ annotator: `${model} 1.2`, machine: true, passages, ...changes }] }
}

const bring = async (article: LabelledArticle) =>
  valueOf(await importLayers({ slug: team.slug, name: team.slug, lead: team.lead.email, format: 'Label Studio', articles: [valueOf(placeArticle(article))], rehearsal: false, whole: false }))

const machineRows = async () => (await owner.query<{ id: string; user_id: string }>(`SELECT a.id, a.user_id FROM assignments a JOIN machines m ON m.user_id = a.user_id WHERE m.model = $1`, [model])).rows

/** What people's pages, figures and files are made of. */
async function ofPeople() {
  const lead = await team.enter(team.lead)
  const reviewer = await team.enter(team.reviewer)
  const { input, contentSha256 } = await readAgreementInput(lead.project.id, [], wholeProject)
  const lines = []
  for await (const article of exportProject(lead)) lines.push(articleLine(article))
  const article = await owner.query<{ id: string }>('SELECT id FROM articles WHERE slug = $1', [team.article.slug])
  const { cases, layers } = valueOf(await findReview(reviewer, team.article.slug))
  return {
    cases, layers, reviews: (await listReviews(reviewer)).map((one) => [one.cases, one.layers.map(({ annotator }) => annotator)]), ledger: await listLedger(reviewer, noFilters),
    sweep: await listSweep(reviewer, wholeSweep), answers: await listAnswerCases(reviewer, { question: null, state: null }, null), agreement: input, contentSha256,
    people: [...(await readPeople(lead, null))], letters: [...(await readPeople(lead, team.article.slug))],
    names: [...(await readNames(lead, { articleId: article.rows[0]!.id, articleVersionId: team.article.versionId }))],
    assignments: await listAssignments(lead), counts: await countExport(lead), gold: lines.map(({ gold, softLabels, layers, cases }) => ({ gold, softLabels, layers, cases })),
  }
}

beforeAll(async () => {
  team = await makeTeam({ peersVisible: 'afterSubmit' })
  own = await assign(team, team.ana)
  const bens = await assign(team, team.ben)
  valueOf(await writeAnnotation(team.ana, own, { kind: 'put', id: uuid(), request: marking(team.article.text, 'שלום') }))
  valueOf(await writeAnnotation(team.ben, bens, { kind: 'put', id: uuid(), request: marking(team.article.text, 'cafe\u0301') }))
  valueOf(await submitAssignment(team.ben, bens))
  valueOf(await changeNames(await team.enter(team.lead), { article: team.article.slug, shown: true }))
})

describe('a machine’s layer', () => {
  it('comes in as what is no pass, of a member who is a machine, with its model and version', async () => {
    const before = await ofPeople()
    const targets = { team, assignments: [own], annotation: uuid(), decision: uuid() }
    const ana = await crawl(team.ana, team.slug, targets)
    const viewer = await crawl(team.viewer, team.slug, targets)
    expect(await bring(predicted(['שלום', 'cafe\u0301']))).toMatchObject({ articles: { added: 0, known: 1 }, annotators: [], machines: [`${model} 1.2`], layers: { added: 1 }, annotations: { added: 2 }, stored: true })
    const { rows } = await owner.query(`SELECT m.model, m.version, a.pass, a.status, u.password_hash, u.disabled_at IS NOT NULL AS out FROM machines m JOIN assignments a ON a.user_id = m.user_id JOIN users u ON u.id = m.user_id WHERE m.model = $1`, [model])
    expect(rows).toEqual([{ model, version: '1.2', pass: 0, status: 'submitted', password_hash: '', out: true }])
    expect(await checkHistory(owner)).toEqual([])
    // Nothing that people's work is compared, counted, shown or called by is another.
    const after = await ofPeople()
    for (const key of Object.keys(before) as (keyof typeof before)[]) expect(after[key], key).toEqual(before[key])
    // An annotator who has not submitted, and a viewer, are answered the same, byte for byte.
    expect(await crawl(team.ana, team.slug, targets)).toBe(ana)
    expect(await crawl(team.viewer, team.slug, targets)).toBe(viewer)
  })

  it('is not shown to an annotator after they submitted either, whose colleagues are', async () => {
    valueOf(await submitAssignment(team.ana, own))
    const answers = await crawl(team.ana, team.slug, { team, assignments: [own], annotation: uuid(), decision: uuid() })
    expect(answers).not.toContain(canary)
    expect(answers).not.toContain(model)
    expect(answers).toContain('cafe')
    expect(await listOwnAssignments(await team.enter(team.ana))).toHaveLength(1)
  })

  it('is seen by a reviewer and a lead who ask for it', async () => {
    for (const person of [team.reviewer, team.lead]) {
      const access = await team.enter(person)
      const layers = await readMachineLayers(access, { articleVersionId: team.article.versionId, codebookVersionId: team.codebookId })
      expect(layers).toMatchObject([{ machine: { model, version: '1.2' }, annotations: expect.arrayContaining([expect.objectContaining({ quotes: ['שלום'], note: canary })]) }])
      expect(await countMachineLayers(access, team.article.versionId)).toBe(1)
    }
    await expect(team.enter(team.ana).then((access) => readMachineLayers(access, { articleVersionId: team.article.versionId, codebookVersionId: team.codebookId }))).rejects.toThrow()
  })

  it('is exported apart, marked as a machine’s, and read back as one', async () => {
    const lines = []
    for await (const article of exportProject(await team.enter(team.lead))) {
      lines.push(articleLine(article))
      expect(labelledFromExport(article, 'one', true).layers.filter(({ machine }) => machine).map(({ annotator, passages }) => [annotator, passages.length])).toEqual([[`${model} 1.2`, 2]])
    }
    expect(lines.flatMap(({ machineLayers }) => machineLayers.map(({ machine, annotations }) => [machine, annotations.map(({ fragments }) => fragments[0]!.quote).sort()]))).toEqual([[{ model, version: '1.2' }, ['cafe\u0301', 'שלום'].sort()]])
    expect(JSON.stringify(lines.map(({ layers, cases, gold, softLabels }) => [layers, cases, gold, softLabels]))).not.toContain(canary)
  })

  it('again changes nothing, other predictions are not put over it, and another version is another machine', async () => {
    expect(await bring(predicted(['cafe\u0301', 'שלום']))).toMatchObject({ layers: { added: 0, known: 1 }, stored: false })
    expect(await bring(predicted(['שלום']))).toMatchObject({ layers: { added: 0, known: 0 }, findings: [{ kind: 'stored' }], stored: false })
    expect(await bring(predicted(['שלום'], { annotator: `${model} 1.3` }))).toMatchObject({ layers: { added: 1 }, machines: [`${model} 1.3`] })
    // Somebody may be called as a machine is: they are another, and a person.
    expect(await bring(predicted(['שלום'], { machine: false }))).toMatchObject({ layers: { added: 1 }, annotators: [`${model} 1.2`], machines: [] })
  })

  it('cannot be reopened, given anything, let in or given a role', async () => {
    const [machine] = await machineRows()
    const lead = await team.enter(team.lead)
    expect(await reopenAssignment(lead, machine!.id, 'because')).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect(await changeMember(lead, machine!.user_id, { disabled: false })).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await changeMember(lead, machine!.user_id, { role: 'reviewer' })).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect(await changeAssignments(lead, [{ articleId: team.article.id, userId: machine!.user_id, assigned: true }])).toMatchObject({ ok: false })
    expect((await listTeam(lead)).members.filter((one) => one.machine).map(({ name }) => name).sort()).toEqual([`${model} 1.2`, `${model} 1.3`])
  })
})

describe('the database itself', () => {
  it('keeps machines and people apart, whoever writes', async () => {
    const [machine] = await machineRows()
    await expect(owner.query('UPDATE assignments SET pass = 1 WHERE id = $1', [machine!.id])).rejects.toMatchObject({ constraint: 'machine_pass' })
    await expect(owner.query('UPDATE assignments SET pass = 0 WHERE id = $1', [own])).rejects.toMatchObject({ constraint: 'machine_pass' })
    await expect(owner.query('UPDATE members SET disabled_at = NULL WHERE user_id = $1', [machine!.user_id])).rejects.toMatchObject({ constraint: 'machine_member' })
    await expect(owner.query('UPDATE machines SET model = model')).rejects.toMatchObject({ constraint: 'append_only' })
    const project = (await team.enter(team.lead)).project.id
    await expect(owner.query(`INSERT INTO machines (project_id, user_id, model, version) VALUES ($1, $2, 'x', '')`, [project, team.ana.userId])).rejects.toMatchObject({ constraint: 'machine_member' })
    await expect(owner.query(`INSERT INTO machines (project_id, user_id, model, version) VALUES ($1, $2, 'x', '')`, [project, team.viewer.userId])).rejects.toMatchObject({ constraint: 'machine_member' })
  })
})
