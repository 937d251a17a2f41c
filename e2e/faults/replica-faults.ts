import { setTimeout as wait } from 'node:timers/promises'
import { check } from './checker'
import { Client } from './client'
import { badNetwork } from './disturbances'
import { type Fault, type Outcome, felt } from './faults'
import type { Annotator, Ground } from './ground'
import { newLedger } from './ledger'
import { killLater } from './processes'
import { randomOf } from './random'
import { type Replica, askedAt, inTurn, now, startReplica, withReplicas } from './replica'
import { clockFaults } from './wrong-clocks'
import { type Amount, type Disturbance, work } from './work'

/** What is done to a program that runs in several processes. */
export const replicaFaults: readonly Fault[] = [
  { name: 'rolling restart: one process after the other replaced while they serve', covers: 'F1', long: true, run: rollingRestart },
  { name: 'role taken, kept out, user disabled, session ended in the middle of work, over two replicas', covers: 'F13', run: refusals },
  ...clockFaults,
  { name: 'control: without the key, over two replicas an hour off, answers lost', covers: 'F7', long: true, control: ({ twice }) => twice, run: (ground, amount) =>
    withReplicas(ground, [{ clockAhead: 3_600_000 }, { clockAhead: -3_600_000 }], () => felt(work(ground, amount, badNetwork(['dropAnswer']), { without: 'key' }))) },
]

/** Each process takes over from the one before it, which ends as it should, and the last time with -9. */
async function rollingRestart(ground: Ground, amount: Amount): Promise<Outcome> {
  const rounds = Math.max(2, Math.round(amount.writes / 100))
  const replaced: number[] = []
  const roll: Disturbance = { ends: true, run: async ({ app, proxy }) => {
    let serving: Replica | undefined
    for (let round = 0; round < rounds; round++) {
      const next = await startReplica(app)
      proxy.targets = [next.port]
      if (!serving) proxy.cut()
      replaced.push(next.port)
      if (serving && round === rounds - 1) await killLater(serving.webServer(), 100)
      await serving?.stop()
      await wait(500)
      serving = next
    }
    proxy.targets = [app.port]
    await serving?.stop()
  } }
  const { finding, unanswered } = await work(ground, amount, roll)
  const idle = replaced.filter((port) => ground.proxy.handed(port) === 0)
  return { finding, besides: `${replaced.length} processes one after the other, ${unanswered} requests had no answer`, broken: idle.length > 0 ? 'a process was replaced before it had served anything' : undefined }
}

/** What somebody is refused by, how it is taken back, and what is said of a write meanwhile. */
interface Refusal {
  readonly name: string
  readonly begin: (ground: Ground, who: Annotator) => Promise<unknown>
  readonly end: (ground: Ground, who: Annotator) => Promise<unknown>
  readonly answered: 'kept' | 401
}

const change = (body: object) => (ground: Ground, { userId }: Annotator) => ground.asLead('PATCH', `/members/${userId}`, body)
const sql = (text: string) => ({ owner }: Ground, { userId }: Annotator) => owner.query(text, [userId])

const waysToRefuse: readonly Refusal[] = [
  { name: 'made a viewer', answered: 'kept', begin: change({ role: 'viewer' }), end: change({ role: 'annotator' }) },
  { name: 'kept out of the project', answered: 'kept', begin: change({ disabled: true }), end: change({ disabled: false }) },
  { name: 'disabled', answered: 401, begin: sql('UPDATE users SET disabled_at = now() WHERE id = $1'), end: sql('UPDATE users SET disabled_at = NULL WHERE id = $1') },
  { name: 'with the session ended', answered: 401, begin: sql('UPDATE sessions SET ended_at = now() WHERE user_id = $1'), end: async () => {} },
]

/**
 * Somebody is refused in the middle of work, in four ways: from the next request on, at every replica, and nothing of
 * theirs is stored until it is taken back. Then all of it is, but what they were told the lead has, which the lead has.
 */
async function refusals(ground: Ground, amount: Amount): Promise<Outcome> {
  return withReplicas(ground, [{}, {}], async (replicas) => {
    const who = await ground.annotator()
    const ledger = newLedger()
    const random = randomOf(amount.seed)
    const client = await new Client(ground, { who, kept: new Map() }, ledger).open()
    const broken: string[] = []
    const understood: string[] = []
    const expectAnswered = async (wanted: number | 'kept' | 'stored', when: string) => {
      for (const { port } of replicas) {
        const answer = await writeAt(ground, port, who)
        if (answer !== wanted) broken.push(`${when}, the replica ${port} answers a write with ${answer}`)
      }
    }
    for (let round = 0; round < Math.max(1, amount.writes / 100); round++)
      for (const { name, begin, end, answered } of waysToRefuse) {
        inTurn(8, (write) => client.act(random, ground.words[write]!))
        await client.saved()
        await expectAnswered('stored', `before being ${name}`)
        await begin(ground, who)
        const since = await now(ground)
        await expectAnswered(answered, name)
        inTurn(8, (write) => client.put(crypto.randomUUID(), ground.words[20 + write]!))
        await client.asked()
        const { rows } = await ground.owner.query<{ n: number }>('SELECT count(*)::int AS n FROM annotation_revisions WHERE changed_by_id = $1 AND changed_at > $2', [who.userId, since])
        if (rows[0]!.n > 0) broken.push(`${name}, ${rows[0]!.n} writes were stored all the same`)
        if (answered === 'kept') understood.push(...client.understand(3))
        await end(ground, who)
        if (answered === 401) who.cookie = await ground.signIn(who)
        client.outbox.retry()
        client.tryAgain()
        await client.saved()
      }
    client.kill()
    const { rows } = await ground.owner.query<{ note: string }>(`SELECT content->>'note' AS note FROM kept_writes WHERE assignment_id = $1`, [who.assignment])
    const absent = understood.filter((note) => !rows.some((row) => row.note === note))
    if (absent.length > 0) broken.push(`of ${understood.length} that the lead has, ${absent.length} are not there`)
    return { finding: await check(ground.owner, [who.assignment], ledger), besides: `refused at both replicas in each of 4 ways; ${understood.length} left to the lead, all there`, broken: broken[0] }
  })
}

/** Writes once, past the proxy: what became of it, or the status. */
async function writeAt(ground: Ground, port: number, who: Annotator): Promise<string | number> {
  const { start, end, quote } = ground.words.at(-1)!
  const write = { key: crypto.randomUUID(), kind: 'put', id: crypto.randomUUID(), basedOn: 0, tag: 'labelling', quotes: [quote], fragments: [{ start, end }], note: `past the proxy ${crypto.randomUUID()}`, attributes: {} }
  const answer = await askedAt(ground, port, `/api/v1/assignments/${who.assignment}/writes`, { method: 'POST', cookie: who.cookie, body: { writes: [write] } })
  if (!answer.ok) return answer.status
  return ((await answer.json()) as { writes: { outcome: string }[] }).writes[0]!.outcome
}
