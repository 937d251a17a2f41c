import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { codebookSchema } from '@/core/codebook/codebook'
import { annotationsOf } from '@/core/disagreement/case'
import { proposalSettlementSchema } from '@/core/request/proposal'
import { writeAnnotation } from './annotation'
import { submitAssignment } from './assignment'
import { publishCodebook } from './codebook'
import { decide, withdrawDecision } from './decision'
import { findCodebookDraft, listProposals, mostProposals, settleProposal } from './proposal'
import { findReview } from './review'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Team, addArticle, assign, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
/** Of the verdicts on “family”, “cafe\u0301 is closed” and “שלום group”. */
const decisions: string[] = []

beforeAll(async () => {
  team = await makeTeam()
  const layers = [[['family', 'labelling'], ['cafe\u0301 is closed', 'distancing'], ['שלום group', 'labelling']], [['family', 'distancing'], ['שלום group', 'labelling']]] as const
  for (const [index, person] of [team.ana, team.ben].entries()) {
    const id = await assign(team, person)
    for (const [quote, tag] of layers[index]!) valueOf(await writeAnnotation(person, id, { kind: 'put', id: uuid(), request: marking(team.article.text, quote, { tag }) }))
    valueOf(await submitAssignment(person, id))
  }
  const access = await team.enter(team.reviewer)
  for (const [proposal, verdict] of [['example', 'accept'], ['nearMiss', 'reject'], [null, 'accept']] as const) {
    const review = valueOf(await findReview(access, team.article.slug))
    const annotations = annotationsOf(review.cases[decisions.length]!)
    const { id } = valueOf(await decide(access, team.article.slug, {
      id: uuid(), verdict, judged: annotations.map((one) => ({ id: one.id, version: one.version })), chosen: [annotations.find(({ tag }) => tag !== 'distancing' || annotations.length === 1)!.id],
      reason: 'names nobody 🙂', clause: '', proposal, replaces: null,
    }))
    decisions.push(id)
  }
}, 60_000)

const lead = () => team.enter(team.lead)
const settle = async (decision: string, request: Parameters<typeof settleProposal>[2]) => settleProposal(await lead(), decision, request)

describe('proposals for the codebook', () => {
  it('are listed with the passage, the reason, and by whom in which role', async () => {
    const { proposals, articles } = await listProposals(await lead())
    expect(proposals).toMatchObject([
      { id: decisions[1], as: 'nearMiss', verdict: 'reject', passages: [{ tag: 'distancing', quote: 'cafe\u0301 is closed' }], by: { name: team.reviewer.name, role: 'reviewer' }, settlement: null },
      { id: decisions[0], as: 'example', verdict: 'accept', passages: [{ tag: 'labelling', quote: 'family' }, { tag: 'distancing', quote: 'family' }], reason: 'names nobody 🙂', settlement: null },
    ])
    expect(articles.map(({ slug }) => slug)).toEqual([team.article.slug])
    expect(await findCodebookDraft(await lead())).toMatchObject({ taken: 0 })
  })

  it('are taken into the draft of the next version, once however often it is sent, and out of it again', async () => {
    const request = { id: uuid(), replaces: null, kind: 'taken' as const, passage: 0, note: 'why 🙂' }
    for (let time = 0; time < 2; time++) expect(valueOf(await settle(decisions[0]!, request)).settlement).toMatchObject({ id: request.id, kind: 'taken', version: 1, by: team.lead.name })
    expect((await findCodebookDraft(await lead()))!.codebook.tags.find(({ key }) => key === 'labelling')!.example).toEqual({ quote: 'family', note: 'why 🙂' })
    expect(await settle(decisions[0]!, { id: uuid(), replaces: null, kind: 'reopened' })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await settle(decisions[1]!, { ...request, passage: 0 })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'id' } })
    valueOf(await settle(decisions[0]!, { id: uuid(), replaces: request.id, kind: 'reopened' }))
    expect(await findCodebookDraft(await lead())).toMatchObject({ taken: 0 })
  })

  it('are set aside with a reason; what was not judged is not taken', async () => {
    expect(valueOf(await settle(decisions[1]!, { id: uuid(), replaces: null, kind: 'setAside', reason: 'too local' })).settlement).toMatchObject({ kind: 'setAside', note: 'too local', passage: null })
    const { settlement } = (await listProposals(await lead())).proposals[1]!
    expect(await settle(decisions[0]!, { id: uuid(), replaces: settlement!.id, kind: 'taken', passage: 2, note: '' })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'passage' } })
    for (const nothing of [uuid(), decisions[2]!]) expect(await settle(nothing, { id: uuid(), replaces: null, kind: 'reopened' })).toMatchObject({ ok: false, problem: { code: 'notFound' } })
  })

  it('of two at once one is kept, and the other told so', async () => {
    const { settlement } = (await listProposals(await lead())).proposals[1]!
    const both = await Promise.all([0, 1].map((passage) => settle(decisions[0]!, { id: uuid(), replaces: settlement!.id, kind: 'taken', passage, note: '' })))
    expect(both.map((one) => (one.ok ? 'ok' : one.problem.code)).sort()).toEqual(['conflict', 'ok'])
  })

  it('beyond those that are listed are told, and taken none the less', async () => {
    const access = await lead()
    const { proposals: all, more } = await listProposals(access)
    expect([all.map(({ settlement }) => settlement?.kind), more]).toEqual([['setAside', 'taken'], { waiting: 0, settled: 0 }])
    const listed = await listProposals(access, 1)
    expect([listed.proposals.map(({ id }) => id), listed.more]).toEqual([[decisions[1]], { waiting: 0, settled: 1 }])
    // More verdicts than the list has room for, later than the one whose passage is taken, each taken or set aside.
    const { rows: [version] } = await owner.query<{ id: string }>('SELECT id FROM codebook_versions WHERE project_id = $1', [access.project.id])
    for (let number = 0; number < mostProposals; number++) {
      const id = uuid()
      await owner.query(
        `INSERT INTO decisions (project_id, id, article_version_id, codebook_version_id, verdict, chosen, drawn, reason, clause, proposal, withdrawn, decided_by_id, decided_at)
         SELECT project_id, $2, article_version_id, codebook_version_id, verdict, chosen, drawn, reason, clause, proposal, false, decided_by_id, decided_at + interval '1 day' FROM decisions WHERE project_id = $1 AND id = $3`,
        [access.project.id, id, decisions[0]])
      await owner.query('INSERT INTO decision_judged (project_id, decision_id, annotation_id, version) SELECT project_id, $2, annotation_id, version FROM decision_judged WHERE project_id = $1 AND decision_id = $3', [access.project.id, id, decisions[0]])
      await owner.query(`INSERT INTO proposal_settlements (project_id, id, decision_id, kind, note, codebook_version_id, settled_by_id) VALUES ($1, $2, $3, 'setAside', 'too many', $4, $5)`, [access.project.id, uuid(), id, version!.id, team.lead.userId])
    }
    expect((await listProposals(access)).more).toEqual({ waiting: 0, settled: 2 })
    expect(await findCodebookDraft(access)).toMatchObject({ taken: 1 })
  })

  it('are done when a version is published, and gone with their verdict', async () => {
    const draft = (await findCodebookDraft(await lead()))!
    expect(draft.taken).toBe(1)
    valueOf(await publishCodebook(await lead(), draft.codebook))
    expect(await findCodebookDraft(await lead())).toMatchObject({ taken: 0, version: { number: 2 }, codebook: draft.codebook })
    valueOf(await withdrawDecision(await team.enter(team.reviewer), team.article.slug, decisions[1]!, { id: uuid(), reason: '' }))
    expect((await listProposals(await lead(), 2 * mostProposals)).proposals.map(({ id }) => id).filter((id) => decisions.includes(id))).toEqual([decisions[0]])
    expect(await settle(decisions[1]!, { id: uuid(), replaces: null, kind: 'reopened' })).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  })

  it('of any passage are taken by their number, its words from the text; what no codebook has room for is refused with a reason', async () => {
    // White space inside, and 3,000 code points.
    const [inner, long] = ['A  two\u00a0spaced 🙂 passage', 'long שלום '.repeat(300).trim()]
    const article = await addArticle(await lead(), { raw: `It says: ${inner}. It goes on: ${long}. The end.`, slug: 'long' })
    const person = await assign(team, team.ana, article.id)
    for (const quote of [inner, long]) valueOf(await writeAnnotation(team.ana, person, { kind: 'put', id: uuid(), request: marking(article.text, quote, { tag: 'labelling' }) }))
    valueOf(await submitAssignment(team.ana, person))
    const access = await team.enter(team.reviewer)
    const settled = []
    for (const one of valueOf(await findReview(access, 'long')).cases) {
      const [annotation] = annotationsOf(one)
      const given = { id: uuid(), verdict: 'accept' as const, judged: [{ id: annotation!.id, version: annotation!.version }], chosen: [annotation!.id], reason: '', clause: '', proposal: 'example' as const, replaces: null }
      const { id } = valueOf(await decide(access, 'long', given))
      const [proposal] = (await listProposals(await lead())).proposals.filter((each) => each.id === id)
      const request = proposalSettlementSchema.parse({ id: uuid(), replaces: null, kind: 'taken', passage: proposal!.passages[0]!.number, note: '' })
      settled.push(await settle(id, request))
    }
    expect(settled[0]).toMatchObject({ ok: true, value: { settlement: { passage: { tag: 'labelling', quote: inner } } } })
    expect(settled[1]).toMatchObject({ ok: false, problem: { code: 'refused', field: 'passage', message: expect.stringMatching(/room for 2,000 characters/) } })
    const draft = (await findCodebookDraft(await lead()))!
    expect(codebookSchema.parse(draft.codebook).tags.find(({ key }) => key === 'labelling')!.example).toEqual({ quote: inner })
  })

  it('are the lead’s alone, and what was settled stays', async () => {
    for (const person of [team.reviewer, team.ana, team.viewer]) await expect(listProposals(await team.enter(person))).rejects.toThrow('let through')
    await expect(owner.query(`UPDATE proposal_settlements SET note = 'other'`)).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(owner.query('DELETE FROM proposal_settlements')).rejects.toMatchObject({ constraint: 'append_only' })
  })
})
