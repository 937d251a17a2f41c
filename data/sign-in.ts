import { createHash } from 'node:crypto'
import type { Pool } from 'pg'
import { normaliseEmail } from '@/core/request/email'
import { type Result, fail, ok } from '@/core/result'
import { isStorable } from './access'
import { database } from './database'
import { Limiter } from './limiter'
import { verifyPassword } from './password'
import { beginSession } from './session'

/** Attempts on an account from one host without a delay, before each further one has to wait twice as long. */
const freeAttempts = 5
/** Seconds, twice as many with each further attempt. */
const firstWait = 2
/** Seconds. An account is never locked for good. */
const longestWait = 15 * 60
/** Attempts on an account in an hour from all hosts together, before each wait is the longest. */
const fromAllHosts = 100

/** The same answer for an unknown address, a wrong password and a disabled user. */
const refusal = fail('unauthenticated', 'The e-mail address or the password is not right.')

const tooMany = (seconds: number) =>
  fail('tooMany', `There were too many attempts. Try again in ${seconds < 90 ? `${seconds} ${seconds === 1 ? 'second' : 'seconds'}` : `${Math.ceil(seconds / 60)} minutes`}.`, { details: { seconds } })

const kept = globalThis as typeof globalThis & { crossreadSignInLimits?: ReturnType<typeof makeLimits> }

/** Counters in PostgreSQL, so that every replica counts with the others. */
function makeLimits(pool: Pool) {
  const unlimited = { points: 1_000_000, seconds: 24 * 60 * 60 } as const
  return {
    pool,
    perHost: new Limiter(pool, 'sign-in-host', { points: 60, seconds: 10 * 60 }),
    perAccount: new Limiter(pool, 'sign-in-account', { points: fromAllHosts, seconds: 60 * 60 }),
    attempts: new Limiter(pool, 'sign-in-attempts', unlimited),
    turn: new Limiter(pool, 'sign-in-turn', { points: 1, seconds: firstWait }),
    turns: new Limiter(pool, 'sign-in-turns', unlimited),
  }
}

/** The limits of this process, made again when its pool was closed and opened. */
function limitsOf(pool: Pool): ReturnType<typeof makeLimits> {
  if (kept.crossreadSignInLimits?.pool !== pool) kept.crossreadSignInLimits = makeLimits(pool)
  return kept.crossreadSignInLimits
}

/** What a counter goes by. Hashed, because a key has at most 255 bytes, and nobody's address has to stand in that table. */
function keyOf(whom: string): string {
  return createHash('sha256').update(whom).digest('hex')
}

/**
 * Verifies an address and a password: counts the attempt first, then takes as long for an account
 * that does not exist. Returns the user's id.
 *
 * The waits are those of an account and a host together: whoever fails on purpose from elsewhere does
 * not take the turn of the account's owner, whose host has its first attempts whatever others do.
 *
 * Fails with `tooMany` (details: seconds to wait) or `unauthenticated`, and never says which part was wrong.
 */
export async function authenticate(entered: { email: string; password: string }, from: string): Promise<Result<string>> {
  const limits = limitsOf(database().pool)
  const email = normaliseEmail(entered.email)
  const [host, account] = [keyOf(from), keyOf(email)]
  const both = keyOf(`${account} ${host}`)

  const fromHost = await limits.perHost.add(host)
  if (fromHost.points > limits.perHost.points) return tooMany(fromHost.seconds)
  // Counted before the hash, so that many at once do not all get in before the first has failed.
  const onAccount = await limits.perAccount.add(account)
  const attempts = await limits.attempts.add(both)
  if (attempts.points > freeAttempts) {
    // From here on one at a time: of many at once one has the turn, and the others wait until it is over.
    const turn = await limits.turn.add(both)
    if (turn.points > limits.turn.points) return tooMany(turn.seconds)
    const turns = await limits.turns.add(both)
    const crowded = onAccount.points > limits.perAccount.points
    await limits.turn.block(both, crowded ? longestWait : Math.min(longestWait, firstWait * 2 ** Math.min(turns.points - 1, 20)))
  }

  const user = isStorable(email) ? await database().prisma.user.findUnique({ where: { email }, select: { id: true, passwordHash: true, disabledAt: true } }) : null
  const fits = await verifyPassword(entered.password.slice(0, 1024), user?.passwordHash || undefined)
  if (!user || !fits || user.disabledAt) return refusal

  await Promise.all([...[limits.attempts, limits.turn, limits.turns].map((limit) => limit.forget(both)), limits.perHost.takeBack(host), limits.perAccount.takeBack(account)])
  return ok(user.id)
}

/** Signs somebody in. Returns the token of a new session; fails as `authenticate` does. */
export async function signIn(entered: { email: string; password: string }, from: { host: string; userAgent: string }): Promise<Result<string>> {
  const user = await authenticate(entered, from.host)
  return user.ok ? ok(await beginSession(user.value, from.userAgent)) : user
}
