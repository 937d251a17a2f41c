import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { annotationsOf } from '@/core/disagreement/case'
import { writeAnnotation } from './annotation'
import { submitAssignment } from './assignment'
import { database } from './database'
import { decide, withdrawDecision } from './decision'
import { type DecisionNotice, hearDecisions } from './decision-listener'
import { readMeanwhile } from './meanwhile'
import { findReview } from './review'
import { isStanding } from './session'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, assign, join, makeTeam, signedIn, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let projectId: string
const longAgo = '2020-01-01T00:00:00.000Z'

beforeAll(async () => {
  team = await makeTeam()
  projectId = (await team.enter(team.lead)).project.id
  for (const [person, tag] of [[team.ana, 'labelling'], [team.ben, 'distancing']] as const) {
    const id = await assign(team, person)
    for (const quote of ['family', 'cafe\u0301', 'שלום']) valueOf(await writeAnnotation(person, id, { kind: 'put', id: uuid(), request: marking(team.article.text, quote, { tag }) }))
    valueOf(await submitAssignment(person, id))
  }
}, 60_000)

async function decideCase(person: Person, index: number) {
  const access = await team.enter(person)
  const review = valueOf(await findReview(access, team.article.slug))
  const one = review.cases[index]!
  const state = review.states.get(one.key)!
  const judged = annotationsOf(one).map(({ id, version }) => ({ id, version }))
  const decision = valueOf(await decide(access, team.article.slug, { id: uuid(), verdict: 'nothingHere', judged, chosen: [], reason: 'because', replaces: 'decision' in state ? state.decision.id : null }))
  return { key: one.key, id: decision.id }
}

const since = async (person: Person, moment = longAgo) => (await readMeanwhile(await team.enter(person), { since: moment })).decided

describe('what others decided meanwhile', () => {
  it('is told to other reviewers and the lead, and not to oneself', async () => {
    const { key, id } = await decideCase(team.reviewer, 0)
    expect(await since(team.lead)).toMatchObject([{ id, by: team.reviewer.name, withdrawn: false, line: { key, articleId: team.article.slug, state: 'decided', verdict: 'Nothing here' } }])
    expect((await readMeanwhile(await team.enter(team.lead), { ids: [id, uuid()] })).decided.map((one) => one.id)).toEqual([id])
    expect(await since(team.reviewer)).toEqual([])
  })

  it('is what stands: a decision that was replaced is told no more, one that was taken back is told as open', async () => {
    const [first] = await since(team.lead)
    const mine = await decideCase(team.lead, 0)
    expect(await since(team.lead)).toEqual([])
    expect((await since(team.reviewer)).map(({ id }) => id)).toEqual([mine.id])
    valueOf(await withdrawDecision(await team.enter(team.reviewer), team.article.slug, mine.id, { id: uuid(), reason: '' }))
    expect(await since(team.lead)).toMatchObject([{ withdrawn: true, line: { key: first!.line.key, state: 'open', verdict: null } }])
  })

  it('begins at a moment, a little before it', async () => {
    const { until } = await readMeanwhile(await team.enter(team.lead), { ids: [] })
    const { id } = await decideCase(team.reviewer, 1)
    expect((await since(team.lead, until)).map((one) => one.id)).toContain(id)
    expect(await since(team.lead, new Date(Date.parse(until) + 3_600_000).toISOString())).toEqual([])
  })

  it('is nothing to a reviewer who is at work on the article, until they submit', async () => {
    const busy = await join(await team.enter(team.lead), 'reviewer')
    const own = await assign(team, busy)
    const { id } = await decideCase(team.reviewer, 2)
    expect(await since(busy)).toEqual([])
    expect((await readMeanwhile(await team.enter(busy), { ids: [id] })).decided).toEqual([])
    valueOf(await submitAssignment(busy, own))
    expect((await since(busy)).map((one) => one.id)).toContain(id)
    for (const person of [team.ana, team.viewer]) await expect(since(person)).rejects.toThrow('let through')
  })
})

describe('hearing of decisions', () => {
  it('goes through one connection, for everybody who listens, and ends with the last of them', async () => {
    const heard: (DecisionNotice | undefined)[][] = [[], []]
    const stops = heard.map((list) => hearDecisions((notice) => void list.push(notice)))
    const connections = async () => (await database().pool.query(`SELECT FROM pg_stat_activity WHERE query = 'LISTEN crossread_decisions' AND datname = current_database()`)).rowCount
    await vi.waitFor(async () => expect(await connections()).toBe(1), 5000)
    const { id } = await decideCase(team.reviewer, 0)
    await vi.waitFor(() => heard.forEach((list) => expect(list).toEqual([{ project: projectId, decision: id }])), 5000)
    stops[0]!()
    const next = await decideCase(team.lead, 1)
    await vi.waitFor(() => expect(heard[1]).toHaveLength(2), 5000)
    expect(heard[1]![1]).toEqual({ project: projectId, decision: next.id })
    expect(heard[0]).toHaveLength(1)
    stops[1]!()
  })

  it('comes back after the database has closed the connection, and says that something may have been missed', async () => {
    const heard: (DecisionNotice | undefined)[] = []
    const stop = hearDecisions((notice) => void heard.push(notice))
    const listening = `FROM pg_stat_activity WHERE query = 'LISTEN crossread_decisions' AND datname = current_database()`
    await vi.waitFor(async () => expect((await database().pool.query(`SELECT ${listening}`)).rowCount).toBe(1), 5000)
    await database().pool.query(`SELECT pg_terminate_backend(pid) ${listening}`)
    await vi.waitFor(() => expect(heard).toEqual([undefined]), 8000)
    const { id } = await decideCase(team.reviewer, 2)
    await vi.waitFor(() => expect(heard).toEqual([undefined, { project: projectId, decision: id }]), 5000)
    stop()
  }, 20_000)

  it('is no visit: a session that has ended is known to have', async () => {
    const { principal } = await signedIn(team.reviewer.userId)
    expect(await isStanding(principal)).toBe(true)
    await owner.query('UPDATE sessions SET ended_at = clock_timestamp() WHERE id = $1', [principal.sessionId])
    expect(await isStanding(principal)).toBe(false)
  })
})
