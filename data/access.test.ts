import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Role, actions, may, roles } from '@/core/permission'
import { ok } from '@/core/result'
import { inProject, listProjects, notFound, openProject, openProjectFor } from './access'
import { listStories } from './article'
import { changeAssignments, reopenAssignment } from './assignment'
import { listAssignments } from './assignment-overview'
import { exportProject } from './export'
import { countExport } from './export-counts'
import { findSameText } from './import'
import { findOutlet, listOutlets } from './outlet'
import type { Access } from './principal'
import { createProject } from './project'
import { findArticle, findLength, findReading } from './reading'
import { findReview, listReviews } from './review'
import { findPrincipal } from './session'
import { countSplitGroups } from './split-groups'
import { changeMember, listTeam } from './team'
import { ownerPool } from './testing/database'
import { type Person, type Team, assign, firstLead, join, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let other: Team

beforeAll(async () => {
  team = await makeTeam()
  other = await makeTeam()
})

const memberOf: Readonly<Record<Role, 'lead' | 'reviewer' | 'ana' | 'viewer'>> = { lead: 'lead', reviewer: 'reviewer', annotator: 'ana', viewer: 'viewer' }

describe.each(roles)('a %s', (role) => {
  it.each(actions)('%s', async (action) => {
    const person = team[memberOf[role]]
    const work = async (access: Access) => ok(access.role)
    const { allowed } = may(role, action)
    expect(await openProjectFor(person, team.slug, action)).toMatchObject(allowed ? { ok: true, value: { role, project: { slug: team.slug } } } : notFound)
    expect(await inProject(person, team.slug, action, work)).toEqual(allowed ? ok(role) : notFound)
    // A member of one project is a stranger in another.
    expect(await inProject(person, other.slug, action, work)).toEqual(notFound)
    expect(await openProjectFor(person, other.slug, action)).toEqual(notFound)
  })
})

describe('a project', () => {
  it('opens for its members, and is not there for anybody else', async () => {
    expect(await openProject(team.viewer, team.slug)).toMatchObject({ ok: true, value: { role: 'viewer' } })
    expect(await openProject(other.lead, team.slug)).toEqual(notFound)
    expect(await openProject(team.lead, 'there-is-none')).toEqual(notFound)
    expect(await listProjects(team.viewer)).toEqual([{ slug: team.slug, name: expect.any(String), role: 'viewer' }])
    expect(await listProjects(await firstLead())).toEqual([])
  })

  it.each(['', '\0', 'a\0b', "' OR true --", '%', '../x', '🙂', '\ud800', 'x'.repeat(100_000)])('is not there under an address like %j', async (slug) => {
    expect(await openProject(team.lead, slug)).toEqual(notFound)
    expect(await inProject(team.lead, slug, 'project.export', async () => ok(null))).toEqual(notFound)
    const access = await team.enter(team.lead)
    expect(await findArticle(access, slug)).toEqual(notFound)
    expect(await findReview(access, slug)).toEqual(notFound)
    expect(await findSameText(access, slug)).toBeNull()
  })

  it('is not there without an address', async () => {
    expect(await inProject(team.lead, undefined, 'articles.read', async () => ok(null))).toEqual(notFound)
  })

  it('is made by those who may, once under each address', async () => {
    const request = { name: 'Another 🙂', key: 'another', settings: { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' } } as const
    expect(await createProject(team.ana, request)).toEqual(notFound)
    expect(await createProject(team.lead, request)).toEqual(ok({ slug: 'another' }))
    expect(await createProject(other.lead, request)).toMatchObject({ ok: false, problem: { code: 'refused', field: 'key' } })
  })
})

describe('from the next request on', () => {
  it('a changed role counts', async () => {
    const person = await join(await team.enter(team.lead), 'viewer')
    expect((await openProjectFor(person, team.slug, 'cases.read')).ok).toBe(false)
    valueOf(await changeMember(await team.enter(team.lead), person.userId, { role: 'reviewer' }))
    expect((await openProjectFor(person, team.slug, 'cases.read')).ok).toBe(true)
  })

  it('a disabled member is a stranger, and comes back', async () => {
    const person = await join(await team.enter(team.lead), 'reviewer')
    const disable = async (disabled: boolean) => valueOf(await changeMember(await team.enter(team.lead), person.userId, { disabled }))
    await disable(true)
    expect(await openProject(person, team.slug)).toEqual(notFound)
    expect(await listProjects(person)).toEqual([])
    await disable(false)
    expect((await openProject(person, team.slug)).ok).toBe(true)
  })

  it('a disabled user is nobody', async () => {
    const person = await join(await team.enter(team.lead), 'annotator')
    expect(await findPrincipal(person.token)).toMatchObject({ userId: person.userId })
    await owner.query('UPDATE users SET disabled_at = now() WHERE id = $1', [person.userId])
    expect(await findPrincipal(person.token)).toBeUndefined()
  })

  it('the last lead stays, also when two take it from each other at once', async () => {
    const small = await makeTeam()
    const lead = await small.enter(small.lead)
    expect(await changeMember(lead, small.lead.userId, { role: 'viewer' })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'role' } })
    expect(await changeMember(lead, small.lead.userId, { disabled: true })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'disabled' } })
    valueOf(await changeMember(lead, small.reviewer.userId, { role: 'lead' }))
    const second = await small.enter(small.reviewer)
    const answers = await Promise.all([changeMember(lead, small.reviewer.userId, { role: 'annotator' }), changeMember(second, small.lead.userId, { role: 'annotator' })])
    expect(answers.map((answer) => answer.ok).toSorted()).toEqual([false, true])
  })
})

describe('what belongs to another project', () => {
  it('is not found by its id, and is by those who are there', async () => {
    const access = await team.enter(team.lead)
    const theirs = await other.enter(other.lead)
    const assignment = await assign(other, other.ana)
    const asks: ((access: Access, person: Person) => Promise<{ ok: boolean }>)[] = [
      (access) => findOutlet(access, other.outletId),
      (access) => changeAssignments(access, [{ articleId: other.article.id, userId: other.ben.userId, assigned: true }]),
      (access) => changeMember(access, other.viewer.userId, { role: 'viewer' }),
    ]
    for (const ask of asks) {
      expect(await ask(access, team.lead)).toEqual(notFound)
      expect(await ask(theirs, other.lead)).toMatchObject({ ok: true })
    }
    expect(await reopenAssignment(access, assignment, 'why')).toEqual(notFound)
    expect(await reopenAssignment(theirs, assignment, 'why')).toMatchObject({ ok: false, problem: { code: 'refused' } })
    for (const ask of [findReading, findLength]) {
      expect(await ask(await team.enter(team.ana), assignment)).toEqual(notFound)
      expect(await ask(await other.enter(other.ana), assignment)).toMatchObject({ ok: true })
    }
  })

  it('cannot be linked to in SQL', async () => {
    const assignment = await assign(team, team.ben)
    const ids = { p: 'SELECT project_id FROM article_versions WHERE id = ' }
    const link = (statement: string, values: string[]) => owner.query(statement, values)
    const refusals: [string, string[]][] = [
      ['UPDATE articles SET publisher_id = $1 WHERE id = $2', [other.outletId, team.article.id]],
      ['UPDATE assignments SET article_version_id = $1 WHERE id = $2', [other.article.versionId, assignment]],
      ['UPDATE assignments SET codebook_version_id = $1 WHERE id = $2', [other.codebookId, assignment]],
      ['UPDATE assignments SET user_id = $1 WHERE id = $2', [other.ana.userId, assignment]],
      [`UPDATE assignments SET project_id = (${ids.p} $1) WHERE id = $2`, [other.article.versionId, assignment]],
      [`INSERT INTO decisions SELECT project_id, gen_random_uuid(), $1, $2, 'reject', '{}', '', false, NULL, $3, now() FROM assignments WHERE id = $4`, [team.article.versionId, team.codebookId, other.lead.userId, assignment]],
      [`INSERT INTO decisions SELECT project_id, gen_random_uuid(), $1, $2, 'reject', '{}', '', false, NULL, $3, now() FROM assignments WHERE id = $4`, [other.article.versionId, team.codebookId, team.lead.userId, assignment]],
    ]
    for (const [statement, values] of refusals) await expect(link(statement, values), statement).rejects.toMatchObject({ code: '23503' })
    await expect(link('UPDATE articles SET publisher_id = $1 WHERE id = $2', [team.outletId, team.article.id])).resolves.toMatchObject({ rowCount: 1 })
    await expect(link('UPDATE assignments SET user_id = $1 WHERE id = $2', [team.ben.userId, assignment])).resolves.toMatchObject({ rowCount: 1 })
  })
})

describe('a caller that forgot to ask', () => {
  const demanding: Readonly<Record<string, (access: Access) => Promise<unknown>>> = {
    listTeam, listAssignments, listStories, listOutlets, listReviews, countExport, countSplitGroups,
    findReview: (access) => findReview(access, team.article.slug),
    findSameText: (access) => findSameText(access, ''),
    changeMember: (access) => changeMember(access, team.ben.userId, { role: 'lead' }),
    changeAssignments: (access) => changeAssignments(access, []),
    reopenAssignment: (access) => reopenAssignment(access, uuid(), ''),
    exportProject: (access) => exportProject(access).next(),
  }
  it.each(Object.keys(demanding))('%s throws', async (name) => {
    await expect(demanding[name]!(await team.enter(team.ana))).rejects.toThrow('a annotator was let through')
  })
})
