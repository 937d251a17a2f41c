import { createHash, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeToken } from '@/core/token/token-text'
import { listProjects, openProject, openProjectFor } from './access'
import { ownerPool } from './testing/database'
import { type Person, type Team, makeTeam, valueOf } from './testing/team'
import { findBearer, issueToken, listTokens, revokeToken } from './token'

const owner = ownerPool()
let team: Team
let elsewhere: Team
const host = () => `host-${randomUUID()}`

beforeAll(async () => {
  team = await makeTeam()
  elsewhere = await makeTeam()
  // The lead of one project is a viewer in the other.
  await owner.query(`INSERT INTO members (project_id, user_id, role) SELECT id, $2, 'viewer' FROM projects WHERE slug = $1`, [elsewhere.slug, team.lead.userId])
})

const request = { name: 'The script of Ana שלום 🙂', scopes: ['read', 'export'], project: null, days: 30 } as const
const issue = async (person: Person, changes: { project?: string | null; days?: number } = {}) => valueOf(await issueToken(person, { ...request, scopes: [...request.scopes], ...changes }))
const reasonOf = async (text: string, from = host()) => {
  const found = await findBearer(text, from)
  return found.ok ? found : found.problem
}

describe('a token', () => {
  it('is shown once; what is kept is its SHA-256, and that it was made is on record', async () => {
    const { id, token, expiresAt } = await issue(team.lead)
    const { rows } = await owner.query('SELECT * FROM tokens WHERE id = $1', [id])
    expect(rows[0].token_hash).toEqual(createHash('sha256').update(token).digest())
    expect(JSON.stringify(rows)).not.toContain(token)
    expect(Math.round((Date.parse(expiresAt) - rows[0].created_at.getTime()) / 86_400_000)).toBe(30)
    const { rows: audit } = await owner.query(`SELECT action, actor_id, detail FROM audit_events WHERE detail ->> 'token' = $1`, [id])
    expect(audit).toEqual([{ action: 'token.make', actor_id: team.lead.userId, detail: { token: id, name: request.name, scopes: ['read', 'export'], days: 30 } }])
  })

  it('stands for its owner, without a session, in each of their roles', async () => {
    const { token, id } = await issue(team.lead)
    const { principal, scopes } = valueOf(await findBearer(token, host()))
    expect(scopes).toEqual(['read', 'export'])
    expect(principal).toEqual({ userId: team.lead.userId, sessionId: '', name: team.lead.name, email: team.lead.email, mayCreateProjects: principal.mayCreateProjects, bearer: { tokenId: id, projectId: null } })
    expect((await listProjects(principal)).map(({ slug, role }) => [slug, role]).sort()).toEqual([[team.slug, 'lead'], [elsewhere.slug, 'viewer']].sort())
    expect(valueOf(await openProject(principal, elsewhere.slug)).role).toBe('viewer')
    expect((await openProjectFor(principal, elsewhere.slug, 'project.export')).ok).toBe(false)
  })

  it('for one project opens no other', async () => {
    const { token } = await issue(team.lead, { project: team.slug })
    const { principal } = valueOf(await findBearer(token, host()))
    expect(valueOf(await openProject(principal, team.slug)).role).toBe('lead')
    expect(await openProject(principal, elsewhere.slug)).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect((await listProjects(principal)).map(({ slug }) => slug)).toEqual([team.slug])
  })

  it('is not made for a project that its owner is not in', async () => {
    expect(await issueToken(team.ana, { ...request, scopes: ['read'], project: elsewhere.slug })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'project' } })
  })

  it('that was taken back, has expired, or belongs to somebody disabled is refused, and says which only to whoever holds it', async () => {
    const back = await issue(team.ana)
    valueOf(await revokeToken(team.ana, back.id))
    valueOf(await revokeToken(team.ana, back.id))
    expect(await reasonOf(back.token)).toMatchObject({ code: 'unauthenticated', message: expect.stringContaining('taken back') })
    expect((await owner.query(`SELECT count(*)::int AS n FROM audit_events WHERE action = 'token.revoke' AND detail ->> 'token' = $1`, [back.id])).rows).toEqual([{ n: 1 }])

    const old = await issue(team.ana, { days: 1 })
    await owner.query('ALTER TABLE tokens DISABLE TRIGGER keep_token')
    await owner.query(`UPDATE tokens SET created_at = created_at - interval '2 days', expires_at = expires_at - interval '2 days' WHERE id = $1`, [old.id])
    await owner.query('ALTER TABLE tokens ENABLE TRIGGER keep_token')
    expect(await reasonOf(old.token)).toMatchObject({ code: 'unauthenticated', message: expect.stringContaining('expired') })

    const kept = await issue(team.ben)
    await owner.query('UPDATE users SET disabled_at = now() WHERE id = $1', [team.ben.userId])
    expect(await reasonOf(kept.token)).toMatchObject({ code: 'unauthenticated', message: expect.stringContaining('not known') })
    await owner.query('UPDATE users SET disabled_at = NULL WHERE id = $1', [team.ben.userId])
    expect((await findBearer(kept.token, host())).ok).toBe(true)
    expect((await listTokens(team.ana)).filter(({ id }) => [back.id, old.id].includes(id)).map(({ state }) => state).sort()).toEqual(['expired', 'revoked'])
  })

  it('of a member who was kept out opens nothing', async () => {
    const { token } = await issue(team.viewer)
    await owner.query('UPDATE members SET disabled_at = now() WHERE user_id = $1', [team.viewer.userId])
    const { principal } = valueOf(await findBearer(token, host()))
    expect((await openProject(principal, team.slug)).ok).toBe(false)
    expect(await listProjects(principal)).toEqual([])
    await owner.query('UPDATE members SET disabled_at = NULL WHERE user_id = $1', [team.viewer.userId])
  })

  it('is seen and taken back by its owner alone', async () => {
    const { id, token } = await issue(team.lead)
    expect(await revokeToken(team.ana, id)).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect((await listTokens(team.ana)).some((one) => one.id === id)).toBe(false)
    expect((await findBearer(token, host())).ok).toBe(true)
  })

  it('says when it was last used, noted once a minute', async () => {
    const { id, token } = await issue(team.lead)
    const used = async () => (await listTokens(team.lead)).find((one) => one.id === id)!.lastUsedAt
    expect(await used()).toBeNull()
    await findBearer(token, host())
    const first = await used()
    expect(first).not.toBeNull()
    await findBearer(token, host())
    expect(await used()).toBe(first)
    await owner.query(`UPDATE tokens SET last_used_at = last_used_at - interval '61 seconds' WHERE id = $1`, [id])
    await findBearer(token, host())
    expect(Date.parse((await used())!)).toBeGreaterThanOrEqual(Date.parse(first!))
  })

  it('does not change, and is not deleted, whoever asks', async () => {
    const { id } = await issue(team.lead)
    for (const change of [`scopes = '{manage}'`, `expires_at = expires_at + interval '1 day'`, `user_id = '${team.ana.userId}'`, `project_id = (SELECT id FROM projects LIMIT 1)`])
      await expect(owner.query(`UPDATE tokens SET ${change} WHERE id = $1`, [id]), change).rejects.toMatchObject({ constraint: 'token_kept' })
    await owner.query('UPDATE tokens SET revoked_at = now() WHERE id = $1', [id])
    await expect(owner.query('UPDATE tokens SET revoked_at = NULL WHERE id = $1', [id])).rejects.toMatchObject({ constraint: 'token_kept' })
    await expect(owner.query('DELETE FROM tokens WHERE id = $1', [id])).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(owner.query(`INSERT INTO tokens (id, user_id, name, scopes, token_hash, expires_at) VALUES (gen_random_uuid(), $1, 'x', '{read}', sha256('x'), now() + interval '2 years')`, [team.lead.userId])).rejects.toMatchObject({ constraint: 'tokens_at_most_a_year' })
    await expect(owner.query(`INSERT INTO tokens (id, user_id, name, scopes, token_hash, expires_at) VALUES (gen_random_uuid(), $1, 'x', '{root}', sha256('y'), now() + interval '1 day')`, [team.lead.userId])).rejects.toMatchObject({ constraint: 'tokens_scopes' })
  })
})

describe('a wrong token', () => {
  it.each(['', 'cr_', 'x', '\0', '🙂', 'x'.repeat(100_000), `${writeToken(new Uint8Array(32))}x`])('like %j is not known', async (text) => {
    expect(await reasonOf(text)).toMatchObject({ code: 'unauthenticated' })
  })

  it('sent too often has to wait; the right one from there does not', async () => {
    const from = host()
    const { token } = await issue(team.lead)
    for (let times = 0; times < 60; times += 1) expect(await reasonOf('cr_wrong', from)).toMatchObject({ code: 'unauthenticated' })
    expect(await reasonOf('cr_wrong', from)).toMatchObject({ code: 'tooMany', details: { seconds: expect.any(Number) } })
    expect((await findBearer(token, from)).ok).toBe(true)
    expect(await reasonOf('cr_wrong')).toMatchObject({ code: 'unauthenticated' })
  })
})

it('one person has at most 50 standing', async () => {
  const { rows } = await owner.query(`SELECT count(*)::int AS n FROM tokens WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > now()`, [team.reviewer.userId])
  for (let made = rows[0].n as number; made < 50; made += 1) await issue(team.reviewer)
  expect(await issueToken(team.reviewer, { ...request, scopes: ['read'] })).toMatchObject({ ok: false, problem: { code: 'refused' } })
})
