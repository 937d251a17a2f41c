import { RateLimiterPostgres } from 'rate-limiter-flexible'
import { normaliseEmail } from '@/core/request/email'
import { type Result, fail, ok } from '@/core/result'
import { database } from './database'
import { verifyPassword } from './password'
import { beginSession } from './session'

/** Attempts without a delay, before each further one has to wait twice as long. */
const freeAttempts = 5
/** Seconds. An account is never locked for good: nobody can shut its owner out. */
const longestWait = 15 * 60

/** The same answer for an unknown address, a wrong password and a disabled user. */
const refusal = fail('unauthenticated', 'The e-mail address or the password is not right.')

const tooMany = (seconds: number) =>
  fail('tooMany', `There were too many attempts. Try again in ${seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`, { details: { seconds } })

const kept = globalThis as typeof globalThis & { crossreadSignInLimits?: ReturnType<typeof makeLimits> }

/** Counters in PostgreSQL, so that every replica counts with the others. */
function makeLimits() {
  const store = { storeClient: database().pool, tableName: 'rate_limits', tableCreated: true } as const
  return {
    perHost: new RateLimiterPostgres({ ...store, keyPrefix: 'sign-in-host', points: 60, duration: 10 * 60 }),
    attempts: new RateLimiterPostgres({ ...store, keyPrefix: 'sign-in-attempts', points: 1_000_000, duration: 24 * 60 * 60 }),
    waits: new RateLimiterPostgres({ ...store, keyPrefix: 'sign-in-wait', points: 1, duration: longestWait }),
  }
}

/**
 * Verifies an address and a password: counts the attempt first, then takes as long for an account
 * that does not exist. Returns the user's id.
 *
 * Fails with `tooMany` (details: seconds to wait) or `unauthenticated`, and never says which part was wrong.
 */
export async function authenticate(entered: { email: string; password: string }, host: string): Promise<Result<string>> {
  const limits = (kept.crossreadSignInLimits ??= makeLimits())
  const email = normaliseEmail(entered.email).slice(0, 254)

  const fromHost = await limits.perHost.penalty(host)
  if (fromHost.consumedPoints > limits.perHost.points) return tooMany(Math.ceil(fromHost.msBeforeNext / 1000))
  const wait = await limits.waits.get(email)
  if (wait && wait.consumedPoints > limits.waits.points) return tooMany(Math.ceil(wait.msBeforeNext / 1000))
  // Counted before the hash, so that many at once do not all get in before the first has failed.
  const { consumedPoints } = await limits.attempts.penalty(email)
  if (consumedPoints > freeAttempts) await limits.waits.block(email, Math.min(longestWait, 2 ** Math.min(consumedPoints - freeAttempts, 20)))

  const user = await database().prisma.user.findUnique({ where: { email }, select: { id: true, passwordHash: true, disabledAt: true } })
  const fits = await verifyPassword(entered.password.slice(0, 1024), user?.passwordHash)
  if (!user || !fits || user.disabledAt) return refusal

  await Promise.all([limits.attempts.delete(email), limits.waits.delete(email), limits.perHost.reward(host)])
  return ok(user.id)
}

/** Signs somebody in. Returns the token of a new session; fails as `authenticate` does. */
export async function signIn(entered: { email: string; password: string }, from: { host: string; userAgent: string }): Promise<Result<string>> {
  const user = await authenticate(entered, from.host)
  return user.ok ? ok(await beginSession(user.value, from.userAgent)) : user
}
