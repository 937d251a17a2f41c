import { createHash, randomBytes } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { recordAct } from './audit'
import { readClock } from './clock'
import { database } from './database'
import type { Principal } from './principal'

/** A session that nobody uses ends after 12 hours, and every session after 7 days. By the database's clock. */
const idle = "interval '12 hours'"
const longest = "interval '7 days'"

/** A session as its owner sees it in the list. */
export interface OwnSession {
  readonly id: string
  readonly userAgent: string
  readonly createdAt: string
  readonly lastSeenAt: string
  readonly current: boolean
}

/** Only the hash of a token is stored: who reads the table cannot sign in with it. */
export function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(token).digest())
}

/** 32 random bytes, base64url. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Begins a session for a user whose password was just verified. Returns the token for the cookie. */
export async function beginSession(userId: string, userAgent: string): Promise<string> {
  const token = makeToken()
  // By hand, so that the times are the database's: Prisma would fill in those of this process.
  await database().pool.query('INSERT INTO sessions (id, token_hash, user_id, user_agent) VALUES ($1, $2, $3, $4)', [uuid(), hashToken(token), userId, userAgent.slice(0, 400)])
  return token
}

/**
 * Who a token belongs to, if its session still stands: not ended, not idle for too long, of a user
 * who is not disabled. Asked on every request. Notes the visit at most once a minute.
 */
export async function findPrincipal(token: string): Promise<Principal | undefined> {
  const { rows } = await database().pool.query<{ session: string; user: string; name: string; email: string; creates: boolean; stale: boolean }>({
    name: 'find-principal',
    text: `SELECT s.id AS session, u.id AS "user", u.name, u.email, u.may_create_projects AS creates,
                  s.last_seen_at < now() - interval '1 minute' AS stale
             FROM sessions s JOIN users u ON u.id = s.user_id
            WHERE s.token_hash = $1 AND s.ended_at IS NULL AND u.disabled_at IS NULL
              AND s.last_seen_at > now() - ${idle} AND s.created_at > now() - ${longest}`,
    values: [Buffer.from(hashToken(token))],
  })
  const row = rows[0]
  if (!row) return undefined
  if (row.stale) await database().pool.query('UPDATE sessions SET last_seen_at = now() WHERE id = $1', [row.session])
  return { userId: row.user, sessionId: row.session, name: row.name, email: row.email, mayCreateProjects: row.creates }
}

/** Whether the session of somebody who was let in still stands. It is no visit: who only listens does not keep a session alive. */
export async function isStanding({ sessionId }: Principal): Promise<boolean> {
  const found = await database().pool.query(
    `SELECT FROM sessions s JOIN users u ON u.id = s.user_id
      WHERE s.id = $1 AND s.ended_at IS NULL AND u.disabled_at IS NULL AND s.last_seen_at > now() - ${idle} AND s.created_at > now() - ${longest}`, [sessionId])
  return found.rowCount === 1
}

/** Ends the session of a token, if there is one: signing out. */
export async function endSession(token: string): Promise<void> {
  const { prisma } = database()
  await prisma.session.updateMany({ where: { tokenHash: hashToken(token), endedAt: null }, data: { endedAt: await readClock(prisma) } })
}

/** The standing sessions of the asker, newest first. */
export async function listSessions(principal: Principal): Promise<readonly OwnSession[]> {
  const { rows } = await database().pool.query<{ id: string; user_agent: string; created_at: Date; last_seen_at: Date }>(
    `SELECT id, user_agent, created_at, last_seen_at FROM sessions
      WHERE user_id = $1 AND ended_at IS NULL AND last_seen_at > now() - ${idle} AND created_at > now() - ${longest}
      ORDER BY last_seen_at DESC`,
    [principal.userId],
  )
  return rows.map((row) => ({
    id: row.id,
    userAgent: row.user_agent,
    createdAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    current: row.id === principal.sessionId,
  }))
}

/** Ends one session of the asker, or all but the present one. Returns how many ended. */
export async function endSessions(principal: Principal, which: { id: string } | 'others'): Promise<number> {
  const id = which === 'others' ? { not: principal.sessionId } : which.id
  return database().prisma.$transaction(async (client) => {
    const { count } = await client.session.updateMany({ where: { userId: principal.userId, endedAt: null, id }, data: { endedAt: await readClock(client) } })
    if (count > 0) await recordAct(client, { action: 'session.end', actorId: principal.userId, detail: { count } })
    return count
  })
}
