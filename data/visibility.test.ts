import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AssignmentState, assignmentStates } from '@/core/assignment/assignment'
import { type Role, mayReadOthers, roles } from '@/core/permission'
import { writeAnnotation } from './annotation'
import { submitAssignment } from './assignment'
import { database } from './database'
import { readLayers } from './layers'
import type { Access } from './principal'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Team, type TestArticle, addArticle, assign, makeTeam, valueOf } from './testing/team'
import { visibleArticles, visibleLayers } from './visibility'

const owner = ownerPool()
let team: Team
let unassigned: TestArticle
let own: string
/** Ben's assignments, by article. */
const bens = new Map<string, string>()

beforeAll(async () => {
  team = await makeTeam()
  unassigned = await addArticle(await team.enter(team.lead), { raw: 'Nobody 🙂 gave Ana this cafe\u0301 שלום.', slug: 'not-hers' })
  own = await assign(team, team.ana)
  for (const article of [team.article, unassigned]) {
    const assignment = await assign(team, team.ben, article.id)
    valueOf(await writeAnnotation(team.ben, assignment, { kind: 'put', id: uuid(), request: marking(article.text, 'cafe\u0301') }))
    bens.set(article.id, assignment)
  }
})

/** Puts Ana into a role and her assignment into a state, and opens the project for her afresh. */
async function standing(role: Role, state: AssignmentState, peersVisible: 'never' | 'afterSubmit'): Promise<Access> {
  await owner.query('UPDATE members SET role = $1 WHERE user_id = $2', [role, team.ana.userId])
  await owner.query('UPDATE assignments SET status = $1::"AssignmentStatus", submitted_at = CASE WHEN $1 IN (\'submitted\', \'reopened\') THEN now() END WHERE id = $2', [state, own])
  await owner.query('UPDATE projects SET peers_visible = $1', [peersVisible])
  return team.enter(team.ana)
}

async function seesBen(access: Access, article: TestArticle): Promise<boolean> {
  const id = bens.get(article.id)!
  const served = await database().prisma.assignment.count({ where: { AND: [visibleLayers(access), { id }] } })
  const layers = await readLayers(database().prisma, access, { articleVersionId: article.versionId, codebookVersionId: team.codebookId })
  expect(layers.some((layer) => layer.assignmentId === id)).toBe(served > 0)
  return served > 0
}

const rows = roles.flatMap((role) => [null, ...assignmentStates].flatMap((state) => (['never', 'afterSubmit'] as const).map((peersVisible) => [role, state, peersVisible] as const)))

describe('before the other has submitted', () => {
  it.each(roles)('a %s sees nothing of it', async (role) => {
    for (const state of assignmentStates) {
      const access = await standing(role, state, 'afterSubmit')
      for (const article of [team.article, unassigned]) expect(await seesBen(access, article), `${state} ${article.slug}`).toBe(false)
    }
  })
})

describe('the rule and the query agree on the submitted layer of another', () => {
  beforeAll(async () => {
    for (const id of bens.values()) valueOf(await submitAssignment(team.ben, id))
  })

  it.each(rows)('for a %s whose own is %s, peers visible %s', async (role, state, peersVisible) => {
    const access = await standing(role, state ?? 'submitted', peersVisible)
    expect(await seesBen(access, state === null ? unassigned : team.article)).toBe(mayReadOthers({ role, own: state, peersVisible }).allowed)
    expect(await database().prisma.assignment.count({ where: { AND: [visibleLayers(access), { id: own }] } })).toBe(1)
  })

  it('and the table has rows of both answers', () => {
    const answers = rows.map(([role, state, peersVisible]) => mayReadOthers({ role, own: state, peersVisible }).allowed)
    expect([answers.filter(Boolean).length, answers.filter((allowed) => !allowed).length]).toEqual([15, 25])
  })

  it('a withdrawn layer is seen by nobody else', async () => {
    const access = await standing('lead', 'submitted', 'afterSubmit')
    await owner.query('UPDATE assignments SET withdrawn_at = now() WHERE id = $1', [bens.get(team.article.id)])
    expect(await seesBen(access, team.article)).toBe(false)
    expect(await seesBen(access, unassigned)).toBe(true)
    await owner.query('UPDATE assignments SET withdrawn_at = NULL')
    expect(await seesBen(access, team.article)).toBe(true)
  })

  it('a layer of another project is seen by nobody', async () => {
    const foreign = await makeTeam({ peersVisible: 'afterSubmit', decideOwnCases: true })
    expect(await seesBen(await foreign.enter(foreign.lead), team.article)).toBe(false)
  })
})

describe('articles', () => {
  it.each(roles)('a %s reads all, or an annotator those assigned', async (role) => {
    const access = await standing(role, 'assigned', 'never')
    const articles = await database().prisma.article.findMany({ where: visibleArticles(access), select: { id: true } })
    const expected = role === 'annotator' ? [team.article.id] : [team.article.id, unassigned.id]
    expect(articles.map(({ id }) => id).toSorted()).toEqual(expected.toSorted())
  })
})
