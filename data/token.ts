import { createHash, randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { v7 as uuid } from 'uuid'
import type { TokenRequest } from '@/core/request/token'
import { type Result, fail, ok } from '@/core/result'
import type { Scope } from '@/core/token/scope'
import { isTokenText, writeToken } from '@/core/token/token-text'
import { notFound, openProject } from './access'
import { recordAct } from './audit'
import { database } from './database'
import { Limiter } from './limiter'
import type { Principal } from './principal'
import { hashToken } from './session'

/** Tokens that one person may have standing at a time: more are lost track of. */
const most = 50

/** Wrong tokens from one host in ten minutes, before it is told to wait. A right one is always let in. */
const wrongFromHost = { points: 60, seconds: 10 * 60 } as const

/** A token as its owner sees it in the list. Times are ISO 8601, UTC. */
export interface OwnToken {
  readonly id: string
  readonly name: string
  readonly scopes: readonly Scope[]
  /** The one project it is good for; null for all of its owner's. */
  readonly project: { readonly slug: string; readonly name: string } | null
  readonly createdAt: string
  readonly expiresAt: string
  readonly lastUsedAt: string | null
  readonly state: 'standing' | 'expired' | 'revoked'
}

/** Makes a token for the asker. The text is in this answer and nowhere else; what is kept is its SHA-256. */
export async function issueToken(principal: Principal, { name, scopes, project, days }: TokenRequest): Promise<Result<{ id: string; token: string; expiresAt: string }>> {
  const access = project === null ? undefined : await openProject(principal, project)
  if (access && !access.ok) return fail('refused', 'You are in no project of this name.', { field: 'project' })
  const [id, token] = [uuid(), writeToken(randomBytes(32))]
  return database().prisma.$transaction(async (client) => {
    // Two at once must not both be the last that fits: the person's row is the queue.
    await client.$queryRaw`SELECT id FROM users WHERE id = ${principal.userId}::uuid FOR UPDATE`
    const [standing] = await client.$queryRaw<[{ count: number }]>`SELECT count(*)::int AS count FROM tokens WHERE user_id = ${principal.userId}::uuid AND revoked_at IS NULL AND expires_at > clock_timestamp()`
    if (standing.count >= most) return fail('refused', `You have ${most} tokens. Take one back that nothing uses any more.`)
    const [made] = await client.$queryRaw<[{ at: Date }]>`
      INSERT INTO tokens (id, user_id, project_id, name, scopes, token_hash, expires_at)
      VALUES (${id}::uuid, ${principal.userId}::uuid, ${access?.value.project.id ?? null}::uuid, ${name}, ${scopes}, ${hashToken(token)}, clock_timestamp() + make_interval(days => ${days}::int))
      RETURNING expires_at AS at`
    await recordAct(client, { action: 'token.make', actorId: principal.userId, projectId: access?.value.project.id ?? null, detail: { token: id, name, scopes, days } })
    return ok({ id, token, expiresAt: made.at.toISOString() })
  })
}

/** The asker's own tokens, the newest first; those that are over are told for a month. */
export async function listTokens(principal: Principal): Promise<readonly OwnToken[]> {
  const { rows } = await database().pool.query<{ id: string; name: string; scopes: Scope[]; slug: string | null; project: string | null; created: Date; expires: Date; used: Date | null; state: OwnToken['state'] }>(
    `SELECT t.id, t.name, t.scopes, p.slug, p.name AS project, t.created_at AS created, t.expires_at AS expires, t.last_used_at AS used,
            CASE WHEN t.revoked_at IS NOT NULL THEN 'revoked' WHEN t.expires_at <= clock_timestamp() THEN 'expired' ELSE 'standing' END AS state
       FROM tokens t LEFT JOIN projects p ON p.id = t.project_id
      WHERE t.user_id = $1 AND least(t.revoked_at, t.expires_at) > clock_timestamp() - interval '30 days'
      ORDER BY t.id DESC`, [principal.userId])
  return rows.map(({ slug, project, created, expires, used, ...row }) => ({
    ...row, project: slug === null ? null : { slug, name: project! },
    createdAt: created.toISOString(), expiresAt: expires.toISOString(), lastUsedAt: used?.toISOString() ?? null,
  }))
}

/** Takes a token of the asker's own back: it is refused from the next request on. Doing it again changes nothing. */
export async function revokeToken(principal: Principal, id: string): Promise<Result<null>> {
  return database().prisma.$transaction(async (client) => {
    const changed = await client.$executeRaw`UPDATE tokens SET revoked_at = clock_timestamp() WHERE id = ${id}::uuid AND user_id = ${principal.userId}::uuid AND revoked_at IS NULL`
    if (changed === 0) return (await client.token.count({ where: { id, userId: principal.userId } })) > 0 ? ok(null) : notFound
    await recordAct(client, { action: 'token.revoke', actorId: principal.userId, detail: { token: id } })
    return ok(null)
  })
}

/**
 * Whose token this is, and what it is good for, if it stands: not taken back, not expired, of a user who is not disabled.
 * Asked on every request. Notes the use at most once a minute. Fails with `unauthenticated`, or with `tooMany` where
 * too many wrong ones came from there; to whoever holds a token that stood, why it does not any more is no secret.
 */
export async function findBearer(text: string, host: string): Promise<Result<{ principal: Principal; scopes: readonly Scope[] }>> {
  const { rows } = isTokenText(text) ? await database().pool.query<{ id: string; user: string; project: string | null; scopes: Scope[]; name: string; email: string; creates: boolean; stale: boolean; revoked: boolean; expired: boolean }>({
    name: 'find-bearer',
    text: `SELECT t.id, u.id AS "user", t.project_id AS project, t.scopes, u.name, u.email, u.may_create_projects AS creates,
                  t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS stale, t.revoked_at IS NOT NULL AS revoked, t.expires_at <= now() AS expired
             FROM tokens t JOIN users u ON u.id = t.user_id
            WHERE t.token_hash = $1 AND u.disabled_at IS NULL`,
    values: [Buffer.from(hashToken(text))],
  }) : { rows: [] }
  const row = rows[0]
  if (!row || row.revoked || row.expired) return refuse(row ? (row.revoked ? 'revoked' : 'expired') : 'unknown', host)
  if (row.stale) await database().pool.query('UPDATE tokens SET last_used_at = now() WHERE id = $1', [row.id])
  const principal = { userId: row.user, sessionId: '', name: row.name, email: row.email, mayCreateProjects: row.creates, bearer: { tokenId: row.id, projectId: row.project } }
  return ok({ principal, scopes: row.scopes })
}

const sentences = {
  unknown: 'This token is not known here. Is it whole, and of this server?',
  revoked: 'This token was taken back. Make another on your account page.',
  expired: 'This token has expired. Make another on your account page.',
} as const

async function refuse(why: keyof typeof sentences, host: string): Promise<Result<never>> {
  const limit = limiterOf(database().pool)
  const { points, seconds } = await limit.add(createHash('sha256').update(host).digest('hex'))
  return points > limit.points ? fail('tooMany', `Too many wrong tokens came from your address. Try again in ${Math.ceil(seconds / 60)} minutes.`, { details: { seconds } }) : fail('unauthenticated', sentences[why])
}

const kept = globalThis as typeof globalThis & { crossreadTokenLimit?: { readonly pool: Pool; readonly limit: Limiter } }

/** The limit of this process, made again when its pool was closed and opened. */
function limiterOf(pool: Pool): Limiter {
  if (kept.crossreadTokenLimit?.pool !== pool) kept.crossreadTokenLimit = { pool, limit: new Limiter(pool, 'token-host', wrongFromHost) }
  return kept.crossreadTokenLimit.limit
}
