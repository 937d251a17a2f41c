import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { changePassword } from './account'
import { writeAnnotation } from './annotation'
import { correctArticle } from './article-details'
import { changeAssignments, reopenAssignment, submitAssignment } from './assignment'
import type { AuditAction } from './audit'
import { publishCodebook } from './codebook'
import { database } from './database'
import { decide, withdrawDecision } from './decision'
import { exportProject } from './export'
import { readPseudonyms } from './pseudonyms'
import { invite, withdrawInvitation } from './invitation'
import { saveOutlet } from './outlet'
import { changeProject } from './project'
import { findReading } from './reading'
import { findReview, listReviews } from './review'
import { endSessions } from './session'
import { changeMember, listTeam } from './team'
import { detailsRequest } from './testing/article-details'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, addArticle, assign, join, makeTeam, signedIn, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let bens: string

beforeAll(async () => {
  team = await makeTeam()
  bens = await assign(team, team.ben)
  valueOf(await writeAnnotation(team.ben, bens, { kind: 'put', id: uuid(), request: marking(team.article.text, 'cafe\u0301') }))
  valueOf(await submitAssignment(team.ben, bens))
})

interface Row { id: string; action: AuditAction; actor_id: string | null; project_id: string | null; detail: object; hashed: string; previous_hash: Buffer; hash: Buffer }

/** The whole audit, with the words that PostgreSQL hashes; the hash itself is computed here once more. */
async function readAudit(client: Pick<typeof owner, 'query'> = owner): Promise<Row[]> {
  const { rows } = await client.query<Row>(`
    SELECT id, action, actor_id, project_id, detail, previous_hash, hash,
           jsonb_build_array(id, at AT TIME ZONE 'UTC', project_id, actor_id, action, detail)::text AS hashed FROM audit_events ORDER BY id`)
  return rows
}

/** The ids of the rows at which the chain breaks. */
function breaks(rows: readonly Row[]): string[] {
  return rows.filter((row, index) => {
    const previous = rows[index - 1]?.hash ?? Buffer.alloc(0)
    const hash = createHash('sha256').update(previous).update(row.hashed).digest()
    return !row.previous_hash.equals(previous) || !row.hash.equals(hash) || Number(row.id) !== index + 1
  }).map(({ id }) => id)
}

describe('the chain', () => {
  it('holds from the first row to the last', async () => {
    const rows = await readAudit()
    expect(rows.length).toBeGreaterThan(10)
    expect(breaks(rows)).toEqual([])
  })

  it('holds when many act at once', async () => {
    const before = (await readAudit()).length
    await Promise.all(Array.from({ length: 8 }, async (_, index) => invite(await team.enter(team.lead), { email: `many-${index}@example.org`, role: 'viewer' })))
    const rows = await readAudit()
    expect(rows).toHaveLength(before + 8)
    expect(breaks(rows)).toEqual([])
  })

  it.each([
    ['changed', `UPDATE audit_events SET action = 'export' WHERE id = 3`, ['3']],
    ['dated otherwise', `UPDATE audit_events SET at = at - interval '1 day' WHERE id = 3`, ['3']],
    ['blamed on another', `UPDATE audit_events SET actor_id = gen_random_uuid() WHERE id = 3`, ['3']],
    ['taken out', 'DELETE FROM audit_events WHERE id = 3', ['4']],
  ])('shows a row that was %s behind the database’s back', async (_, statement, [broken]) => {
    const client = await owner.connect()
    await client.query('BEGIN')
    await client.query('ALTER TABLE audit_events DISABLE TRIGGER USER')
    await client.query(statement)
    expect(breaks(await readAudit(client as unknown as typeof owner))[0]).toBe(broken)
    await client.query('ROLLBACK')
    client.release()
  })

  it.each(['UPDATE audit_events SET detail = detail', 'DELETE FROM audit_events'])('cannot be touched: %s', async (statement) => {
    await expect(owner.query(statement)).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(database().pool.query(statement)).rejects.toMatchObject({ code: '42501' })
  })

  it('is not believed what the application says of it', async () => {
    await database().pool.query(`INSERT INTO audit_events (id, at, action, detail, previous_hash, hash) VALUES (1, '2000-01-01', 'export', '{}', 'x', 'x')`)
    expect(breaks(await readAudit())).toEqual([])
    const { rows } = await owner.query(`SELECT at > now() - interval '1 minute' AS fresh FROM audit_events ORDER BY id DESC LIMIT 1`)
    expect(rows).toEqual([{ fresh: true }])
  })
})

describe('each act with a privilege leaves one row', () => {
  const lead = () => team.enter(team.lead)
  const rowsOf = async (act: () => Promise<unknown>) => {
    const before = (await readAudit()).length
    await act()
    return (await readAudit()).slice(before).map(({ action, actor_id, project_id, detail }) => ({ action, by: actor_id, project: project_id, detail }))
  }
  let decision = ''
  let newcomer: Person

  const acts: readonly [AuditAction, () => Promise<unknown>][] = [
    ['member.invite', async () => valueOf(await invite(await lead(), { email: 'new@example.org', role: 'viewer' }))],
    ['member.invite', async () => valueOf(await withdrawInvitation(await lead(), (await listTeam(await lead())).invitations[0]!.id))],
    ['member.change', async () => valueOf(await changeMember(await lead(), team.viewer.userId, { disabled: false }))],
    ['article.import', async () => void (await addArticle(await lead(), { raw: 'Audited 🙂 cafe\u0301 שלום.', slug: 'audited' }))],
    ['article.correct', async () => valueOf(await correctArticle(await lead(), team.article.id, detailsRequest({ publishedAt: '1999-12' })))],
    ['outlet.save', async () => valueOf(await saveOutlet(await lead(), uuid(), { name: 'Paper', kind: 'newspaper', country: null, language: null, stateRelation: 'none', aliases: [], facts: [] }))],
    ['codebook.publish', async () => valueOf(await publishCodebook(await lead(), valueOf(await findReading(await team.enter(team.ben), bens)).codebook))],
    ['project.change', async () => valueOf(await changeProject(await lead(), { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'shown' }))],
    ['assignment.change', async () => valueOf(await changeAssignments(await lead(), [{ articleId: team.article.id, userId: team.lead.userId, assigned: true }]))],
    ['case.decide', async () => {
      const access = await team.enter(team.reviewer)
      const [judged] = valueOf(await findReview(access, team.article.slug)).layers[0]!.annotations
      decision = valueOf(await decide(access, team.article.slug, { id: uuid(), verdict: 'nothingHere', judged: [{ id: judged!.id, version: 1 }], chosen: [], reason: 'because', replaces: null })).id
    }],
    ['case.withdraw', async () => valueOf(await withdrawDecision(await team.enter(team.reviewer), team.article.slug, decision, { id: uuid(), reason: '' }))],
    ['layers.read', async () => valueOf(await findReview(await lead(), team.article.slug))],
    ['export', async () => {
      for await (const _ of exportProject(await lead()));
    }],
    ['pseudonyms.read', async () => expect(await readPseudonyms(await lead())).not.toEqual([])],
    ['assignment.reopen', async () => valueOf(await reopenAssignment(await lead(), bens, 'again'))],
    ['session.end', async () => void (await endSessions((await signedIn(team.lead.userId)).principal, 'others'))],
    ['password.change', async () => valueOf(await changePassword(team.lead, { current: team.lead.password, password: 'three other words' }, 'a'))],
  ]
  it.each(acts)('%s', async (action, act) => {
    const rows = await rowsOf(act)
    const ofAccount = action === 'session.end' || action === 'password.change'
    expect(rows).toEqual([{ action, by: expect.stringMatching(new RegExp(`${team.lead.userId}|${team.reviewer.userId}`)), project: ofAccount ? null : expect.any(String), detail: expect.any(Object) }])
  })

  it('member.join, by the one who joins', async () => {
    const rows = await rowsOf(async () => {
      newcomer = await join(await lead(), 'viewer')
    })
    expect(rows.map(({ action, by }) => [action, by])).toEqual([['member.invite', team.lead.userId], ['member.join', newcomer.userId]])
  })

  it('a lead’s look at unfinished work is on record once in twelve hours, and no decision counts as one', async () => {
    const article = await addArticle(await lead(), { raw: 'Looked at 🙂 cafe\u0301 שלום.', slug: 'looked-at' })
    await assign(team, team.lead, article.id)
    const submitted = await assign(team, team.ana, article.id)
    const id = uuid()
    valueOf(await writeAnnotation(team.ana, submitted, { kind: 'put', id, request: marking(article.text, 'cafe\u0301') }))
    valueOf(await submitAssignment(team.ana, submitted))
    const decideIt = async () =>
      decide(await lead(), article.slug, { id: uuid(), verdict: 'nothingHere', judged: [{ id, version: 1 }], chosen: [], reason: 'because', replaces: null })
    expect(await rowsOf(decideIt)).toEqual([])
    const looks = await rowsOf(async () => {
      for (let look = 0; look < 3; look++) {
        valueOf(await findReview(await lead(), article.slug))
        await listReviews(await lead())
      }
    })
    expect(looks).toEqual([{ action: 'layers.read', by: team.lead.userId, project: expect.any(String), detail: { articleVersion: article.versionId } }])
    const client = await owner.connect()
    await client.query('ALTER TABLE audit_events DISABLE TRIGGER append_only')
    const shift = (by: string) => client.query(`UPDATE audit_events SET at = at + $1::interval WHERE detail->>'articleVersion' = $2`, [by, article.versionId])
    await shift('-13 hours')
    const later = await rowsOf(async () => valueOf(await findReview(await lead(), article.slug)))
    await client.query('ALTER TABLE audit_events ENABLE TRIGGER append_only')
    client.release()
    expect(later.map(({ action }) => action)).toEqual(['layers.read'])
  })

  it('and neither reading nor a refusal does', async () => {
    const rows = await rowsOf(async () => {
      await findReview(await team.enter(team.reviewer), team.article.slug)
      await findReading(await team.enter(team.ben), bens)
      await reopenAssignment(await lead(), bens, 'not submitted')
      await reopenAssignment(await lead(), uuid(), 'not there')
      await endSessions(team.ana, { id: uuid() })
    })
    expect(rows).toEqual([])
  })

  it('no password or token stands in it', async () => {
    const { rows } = await owner.query<{ detail: string }>('SELECT detail::text FROM audit_events')
    const all = rows.map(({ detail }) => detail).join('\n')
    for (const secret of [team.lead.password, 'three other words', team.lead.token, 'argon2']) expect(all).not.toContain(secret)
  })
})
