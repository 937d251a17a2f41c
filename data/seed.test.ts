import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkArticleLine } from '@/core/export/read-jsonl'
import { articleLine } from '@/core/export/write-article-line'
import { type Seeded, seed } from '@/prisma/seed'
import { listProjects, openProject } from './access'
import { listOwnAssignments } from './assignment'
import { disconnect } from './database'
import { exportProject } from './export'
import { findInvitation } from './invitation'
import type { Access } from './principal'
import { listReviews } from './review'
import { findPrincipal } from './session'
import { signIn } from './sign-in'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'

const owner = ownerPool()
afterAll(disconnect)

const said: string[] = []
const kept: Seeded[] = []
const run = (empty: boolean) => seed({ empty, say: (line) => void said.push(line), keep: async (seeded) => void kept.push(seeded) })
const tables = ['users', 'projects', 'members', 'outlets', 'stories', 'articles', 'article_versions', 'codebook_versions', 'assignments', 'annotations', 'annotation_revisions', 'decisions', 'invitations', 'audit_events']
const count = async () => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, (await owner.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n as number] as const)))

describe('an empty workspace', () => {
  it('is given a one-time link, once, and nothing else', async () => {
    const { signIn: people, firstLeadPath } = await run(true)
    expect(people).toEqual([])
    const token = /^\/invitation#([\w-]{43})$/.exec(firstLeadPath!)![1]!
    expect(await findInvitation(token)).toMatchObject({ ok: true, value: { role: 'lead', email: null, projectName: null } })
    expect(await run(true)).toEqual({ signIn: [] })
    const { invitations, ...others } = await count()
    expect(invitations).toBe(1)
    expect(new Set(Object.values(others))).toEqual(new Set([0]))
  })

  it('gets another link when the first one was left too long', async () => {
    await owner.query(`UPDATE invitations SET expires_at = now() - interval '1 second'`)
    expect((await run(true)).firstLeadPath).toBeTypeOf('string')
  })

  it('does not become the demonstration at the next plain start, also when its link was left too long', async () => {
    const before = await count()
    expect(await run(false)).toEqual({ signIn: [] })
    await owner.query(`UPDATE invitations SET expires_at = now() - interval '1 second'`)
    expect(await run(false)).toEqual({ signIn: [] })
    expect(await count()).toEqual(before)
  })
})

describe('the demonstration', () => {
  let seeded: Seeded
  let lead: Access

  // Here the database is a new one again.
  beforeAll(() => owner.query('DELETE FROM invitations'))

  it('is not there as long as nobody could sign in to it', async () => {
    const before = await count()
    await expect(seed({ empty: false, say: () => {}, keep: () => Promise.reject(new Error('the disk is full')) })).rejects.toThrow('the disk is full')
    expect(await count()).toEqual(before)
  })

  it('is filled in once', async () => {
    seeded = await run(false)
    expect(kept.at(-1)).toEqual(seeded)
    expect(seeded.signIn.map(({ role }) => role)).toEqual(['lead', 'reviewer', 'annotator', 'annotator', 'annotator'])
    const filled = await count()
    expect(filled).toMatchObject({ users: 5, projects: 1, members: 5, stories: 1, articles: 5, article_versions: 5, codebook_versions: 1, assignments: 15, decisions: 0, audit_events: 1 })
    expect(filled['annotations']).toBeGreaterThan(150)
    expect(filled['annotation_revisions']).toBe(filled['annotations'])
    expect(said.at(-1)).toContain(`5 articles, 5 people, ${filled['annotations']} annotations`)

    expect(await run(false)).toEqual({ signIn: [] })
    expect(await run(true)).toEqual({ signIn: [] })
    expect(await count()).toEqual(filled)
  })

  it('keeps what we promise of every text, quote and history', async () => {
    expect(await checkHistory(owner)).toEqual([])
  })

  it('lets everybody in with a password of their own, kept as a hash', async () => {
    expect(new Set(seeded.signIn.map(({ password }) => password)).size).toBe(5)
    for (const person of seeded.signIn) {
      const token = await signIn(person, { host: 'a host', userAgent: 'A browser' })
      const principal = token.ok ? await findPrincipal(token.value) : undefined
      expect(principal).toMatchObject({ email: person.email, name: person.name, mayCreateProjects: person.role === 'lead' })
      const [project] = await listProjects(principal!)
      expect(project).toMatchObject({ role: person.role })
      const access = await openProject(principal!, project!.slug)
      if (!access.ok) throw new Error('the project does not open')
      if (person.role === 'lead') lead = access.value
      expect((await listOwnAssignments(access.value)).map(({ state }) => state).toSorted()).toEqual(
        person.role !== 'annotator' ? [] : [person.email === 'chloe@example.org' ? 'inProgress' : 'submitted', ...Array<string>(4).fill('submitted')],
      )
    }
    const stored = JSON.stringify((await owner.query('SELECT * FROM users')).rows)
    for (const { password } of seeded.signIn) expect(stored).not.toContain(password)
  })

  it('has disagreements to review in every article, and exports soundly', async () => {
    const reviews = await listReviews(lead)
    expect(reviews).toHaveLength(5)
    for (const { cases, article } of reviews) expect(cases.filter(({ unanimous }) => !unanimous).length, article.slug).toBeGreaterThan(3)
    let lines = 0
    for await (const article of exportProject(lead)) {
      expect(checkArticleLine(JSON.stringify(articleLine(article)))).toEqual([])
      lines++
    }
    expect(lines).toBe(5)
  })
})
