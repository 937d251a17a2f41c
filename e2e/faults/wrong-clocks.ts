import { badNetwork } from './disturbances'
import { type Fault, type Outcome, felt } from './faults'
import type { Annotator, Ground } from './ground'
import { type Replica, askedAt, now, withReplicas } from './replica'
import { type Amount, work } from './work'

const minute = 60_000
const hour = 60 * minute

/** Replicas whose clocks are wrong. */
export const clockFaults: readonly Fault[] = [
  { name: 'two replicas, one an hour ahead and one an hour behind, answers lost', covers: 'F7', run: wrongClocks },
]

/** Work over both; then everything that has an order or an end is asked of the replica that would get it wrong. */
async function wrongClocks(ground: Ground, amount: Amount): Promise<Outcome> {
  return withReplicas(ground, [{ clockAhead: hour }, { clockAhead: -hour }], async ([ahead, behind]) => {
    const since = await now(ground)
    const outcome = await felt(work(ground, amount, badNetwork(['dropAnswer'])))
    const who = await ground.annotator()
    const broken = [outcome.broken, ...(await Promise.all([
      apart(ground, ahead!, behind!, who), ordered(ground, since), sessionsEnd(ground, [ahead!, behind!], who), invitationsEnd(ground, ahead!, behind!), waitsAgree(ground, ahead!, behind!),
    ]))].filter((one) => one !== undefined)
    return { ...outcome, besides: `${outcome.besides}; order, sessions, invitations and waits go by the database’s clock at both`, broken: broken[0] }
  })
}

/** Unless the clocks of the two are really wrong, nothing is shown. */
async function apart(ground: Ground, ahead: Replica, behind: Replica, { cookie }: Annotator): Promise<string | undefined> {
  const [late, early] = await Promise.all([ahead, behind].map(async ({ port }) => {
    const { expires } = (await (await askedAt(ground, port, '/api/auth/session', { cookie })).json()) as { expires: string }
    return Date.parse(expires)
  }))
  return Math.abs(late! - early! - 2 * hour) < minute ? undefined : `the clocks are ${(late! - early!) / hour} hours apart, and not 2`
}

/** Whatever came into being meanwhile did so meanwhile, and every state of an annotation after the one before. */
async function ordered(ground: Ground, since: Date): Promise<string | undefined> {
  const times = [['users', 'created_at'], ['members', 'joined_at'], ['invitations', 'created_at'], ['sessions', 'created_at'], ['assignments', 'created_at'], ['annotation_writes', 'stored_at'], ['annotation_revisions', 'changed_at']]
  for (const [table, column] of times) {
    const { rows } = await ground.owner.query<{ meanwhile: number; off: number }>(
      `SELECT count(*) FILTER (WHERE ${column} BETWEEN $1 AND clock_timestamp())::int AS meanwhile,
              count(*) FILTER (WHERE ${column} > clock_timestamp() OR ${column} BETWEEN $1::timestamptz - interval '70 minutes' AND $1::timestamptz - interval '50 minutes')::int AS off FROM ${table}`, [since])
    if (rows[0]!.off > 0) return `${rows[0]!.off} rows of ${table} have a time that never was`
    if (rows[0]!.meanwhile === 0) return `nothing of ${table} came into being, so nothing is shown of it`
  }
  const { rows } = await ground.owner.query<{ n: number }>(
    `SELECT count(*)::int AS n FROM annotation_revisions one JOIN annotation_revisions next ON next.annotation_id = one.annotation_id AND next.version = one.version + 1 WHERE next.changed_at < one.changed_at`)
  return rows[0]!.n > 0 ? `${rows[0]!.n} states are older than the one before them` : undefined
}

/** A session that has been idle for half an hour less than it may stands at both, and for half an hour more at neither. */
async function sessionsEnd(ground: Ground, replicas: readonly Replica[], who: Annotator): Promise<string | undefined> {
  for (const [idle, wanted] of [['11 hours 30 minutes', 200], ['12 hours 30 minutes', 307]] as const)
    for (const { port } of replicas) {
      await ground.owner.query(`UPDATE sessions SET last_seen_at = clock_timestamp() - $2::interval WHERE user_id = $1`, [who.userId, idle])
      const { status } = await askedAt(ground, port, `/projects/${ground.project}/work`, { cookie: who.cookie })
      if (status !== wanted) return `a session idle for ${idle} is answered with ${status}`
    }
  return undefined
}

/** An invitation that ends in half an hour is taken by the replica that is ahead; one that ended half an hour ago is not by the one behind. */
async function invitationsEnd(ground: Ground, ahead: Replica, behind: Replica): Promise<string | undefined> {
  for (const [{ port }, ends, wanted] of [[ahead, '30 minutes', true], [behind, '-30 minutes', false]] as const) {
    const email = `late.${crypto.randomUUID()}@example.org`
    const { href } = await ground.asLead<{ href: string }>('POST', '/invitations', { email, role: 'annotator' })
    await ground.owner.query('UPDATE invitations SET expires_at = clock_timestamp() + $2::interval WHERE email = $1', [email, ends])
    const { ok } = await askedAt(ground, port, '/api/v1/invitations/acceptance', { method: 'POST', body: { email, name: 'Late', password: crypto.randomUUID(), token: new URL(href).hash.slice(1) } })
    if (ok !== wanted) return `an invitation that ends in ${ends} was ${ok ? 'taken' : 'refused'}`
  }
  return undefined
}

/** Whoever guesses passwords at one replica waits as long at the other: seconds, and not hours. */
async function waitsAgree(ground: Ground, ahead: Replica, behind: Replica): Promise<string | undefined> {
  const { email } = await ground.annotator()
  const seconds: number[] = []
  for (let attempt = 0; attempt < 6; attempt++) await guess(ground, ahead, email)
  for (const replica of [ahead, behind]) seconds.push(await guess(ground, replica, email))
  return seconds.every((one) => one > 0 && one <= 5) ? undefined : `after wrong passwords the replicas ask for ${seconds.join(' and ')} seconds`
}

/** Tries a wrong password: the seconds one is asked to wait, 0 for none. */
async function guess(ground: Ground, { port }: Replica, email: string): Promise<number> {
  const csrf = await askedAt(ground, port, '/api/auth/csrf')
  const { csrfToken } = (await csrf.json()) as { csrfToken: string }
  const cookie = csrf.headers.getSetCookie().map((one) => one.split(';', 1)[0]).join('; ')
  const { origin } = ground.app
  const answer = await fetch(`http://127.0.0.1:${port}/api/auth/callback/credentials`, {
    method: 'POST', headers: { origin, host: new URL(origin).host, cookie }, body: new URLSearchParams({ csrfToken, email, password: 'a wrong password', json: 'true' }),
  })
  const { url } = (await answer.json()) as { url: string }
  return Number(/"seconds":(\d+)/.exec(new URL(url).searchParams.get('error') ?? '')?.[1] ?? 0)
}
