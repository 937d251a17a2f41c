import type { Annotation } from '@/core/annotation/annotation'
import { type AnnotationRow, annotationOf } from '@/data/annotation'
import { type Finding, check, isClean, sentence } from './checker'
import { Client, type ClientOptions, type Device } from './client'
import { allWeathers, badNetwork, calm, killPostgres, killServer } from './disturbances'
import type { Ground } from './ground'
import { type Ledger, newLedger } from './ledger'
import { randomOf } from './random'
import { type Amount, type Work, work } from './work'

/** What came of a fault. */
export interface Outcome {
  readonly finding: Finding
  /** What else was counted, in words. */
  readonly besides?: string
  /** Something promised that the finding does not cover was broken. */
  readonly broken?: string
}

/** A fault, or a control: the same with a safeguard taken away, which must be found out. */
export interface Fault {
  readonly name: string
  /** Of docs: F1 and so on. */
  readonly covers: string
  /** Takes too long to be told among the stories. */
  readonly long?: boolean
  /** What a control must find. */
  readonly control?: (finding: Finding) => readonly string[]
  readonly run: (ground: Ground, amount: Amount) => Promise<Outcome>
}

/** Every tenth save is answered as if somebody had been faster, while what stands is what its writer saw. */
function stumbling(ground: Ground): NonNullable<ClientOptions['meddle']> {
  let saves = 0
  return async (batch, send) => {
    saves++
    if (saves % 10 !== 0) return send(batch)
    const current = await currentOf(ground, batch.filter(({ write }) => write.kind !== 'answer' && write.basedOn > 0).map(({ write }) => write.id))
    const outcomes = batch.flatMap(({ key, write }) => {
      const one = current.get(write.id)
      return one && one.version === write.basedOn ? [{ key, outcome: { kind: 'conflict' as const, current: one } }] : []
    })
    // Of what is new there is nothing that stands: of that the server says nothing at all.
    return { kind: 'answered', outcomes }
  }
}

async function currentOf({ owner }: Ground, ids: readonly string[]): Promise<ReadonlyMap<string, Annotation>> {
  const { rows } = await owner.query<AnnotationRow>('SELECT id, assignment_id, tag, starts, ends, quotes, note, attributes, version, deleted, changed_at FROM annotations WHERE id = ANY ($1::uuid[])', [ids])
  return new Map(rows.map((row) => [row.id, annotationOf(row)]))
}

export const faults: readonly Fault[] = [
  { name: 'nothing at all', covers: 'the twin', run: (ground, amount) => work(ground, amount, calm) },
  { name: 'server killed in the middle', covers: 'F1', run: (ground, amount) => felt(work(ground, amount, killServer(Math.max(1, Math.round(amount.writes / 50))))) },
  { name: 'PostgreSQL killed in the middle', covers: 'F2', run: (ground, amount) => felt(work(ground, amount, killPostgres(Math.max(1, Math.round(amount.writes / 100))))) },
  { name: 'network refused, swallowed, reset, cut, slow, answers lost; tabs killed', covers: 'F3', run: (ground, amount) => weathered(ground, amount, allWeathers, { tabsEnd: 0.02 }) },
  { name: 'answers lost', covers: 'F3', run: (ground, amount) => weathered(ground, amount, ['dropAnswer']) },
  { name: 'every tenth save stumbles', covers: 'F4', run: (ground, amount) => work(ground, amount, calm, { meddle: stumbling(ground) }) },
  { name: 'two devices on the same annotations', covers: 'F4', run: contest },
  { name: 'the same request twenty times at once', covers: 'F6', run: (ground, amount) => twentyTimes(ground, amount) },
  { name: 'session ended, somebody else signed in, signed in again', covers: 'F5, F13', run: (ground, amount) => sessions(ground, amount) },
  { name: 'control: without the outbox, server killed, tabs closed', covers: 'F1', control: ({ missing }) => missing, run: (ground, amount) => work(ground, amount, killServer(1), { without: 'outbox', tabsEnd: 0.1 }) },
  { name: 'control: without the outbox, PostgreSQL killed, tabs closed', covers: 'F2', long: true, control: ({ missing }) => missing, run: (ground, amount) => work(ground, amount, killPostgres(1), { without: 'outbox', tabsEnd: 0.1 }) },
  { name: 'control: without the key, answers lost', covers: 'F3', control: ({ twice }) => twice, run: (ground, amount) => weathered(ground, amount, ['dropAnswer'], { without: 'key' }) },
  { name: 'control: without the outbox, network swallowed', covers: 'F3', control: ({ missing }) => missing, run: (ground, amount) => weathered(ground, amount, ['blackHole', 'refuse'], { without: 'outbox', tabsEnd: 0.05 }) },
  { name: 'control: without the key, what one browser keeps sent by twenty tabs', covers: 'F5, F6', control: ({ twice }) => twice, run: (ground, amount) => twentyTimes(ground, amount, 'key') },
  { name: 'control: without the outbox, session ended and tab closed', covers: 'F13', control: ({ missing }) => missing, run: (ground, amount) => sessions(ground, amount, 'outbox') },
  { name: 'control: without the version check, two devices', covers: 'F4', control: ({ unseen }) => unseen, run: (ground, amount) => contest(ground, amount, 'version check') },
]

/** Whether a fault did no harm, or a control was found out. */
export function passed({ control }: Fault, { finding, broken }: Outcome): boolean {
  if (broken !== undefined) return false
  return control ? control(finding).length > 0 : isClean(finding)
}

/** What came of it, in one line. Of a control only what it was found out by: its other figures mean nothing. */
export function told({ name, covers, control }: Fault, { finding, besides }: Outcome, seed: number): string {
  const found = control && `${name}: ${control(finding).length} of ${finding.made} writes found lost, doubled or overwritten, as it must (seed ${seed})`
  return `${found ?? sentence(name, finding, seed)}${besides === undefined ? '' : `; ${besides}`} [${covers}]`
}

/** A fault that nobody felt has shown nothing. */
export async function felt(working: Promise<Work>): Promise<Outcome> {
  const { finding, unanswered } = await working
  return { finding, besides: `${unanswered} requests had no answer`, broken: unanswered === 0 ? 'no request went without an answer, so nothing was tried' : undefined }
}

function weathered(ground: Ground, amount: Amount, kinds: Parameters<typeof badNetwork>[0], options: Parameters<typeof work>[3] = {}): Promise<Outcome> {
  return felt(work(ground, amount, badNetwork(kinds), options))
}

/** Two devices of one person change the same annotations, each without seeing the other. */
async function contest(ground: Ground, amount: Amount, without?: ClientOptions['without']): Promise<Outcome> {
  const who = await ground.annotator()
  const ledger = newLedger()
  const random = randomOf(amount.seed)
  let happened = 0
  const meddle: NonNullable<ClientOptions['meddle']> = async (batch, send) => {
    const outcome = await send(batch)
    if (outcome.kind === 'answered') happened += outcome.outcomes.filter((one) => one.outcome.kind === 'conflict').length
    return outcome
  }
  const open = (options: ClientOptions) => new Client(ground, { who, kept: new Map() } satisfies Device, ledger, { meddle, ...options }).open()
  const first = await open({})
  const subjects = ground.words.slice(0, 5)
  for (const word of subjects) first.put(crypto.randomUUID(), word)
  await first.saved()
  const second = await new Client(ground, { who, kept: new Map() }, ledger, { meddle, without }).open(first)
  const ids = [...first.shown.keys()]
  for (let round = 0; round < amount.writes / 4; round++) {
    for (const client of [first, second]) client.change(ids[Math.floor(random() * ids.length)]!)
    await settled(first, second, random)
  }
  for (let turn = 0; turn < 20; turn++) await settled(first, second, random)
  for (const client of [first, second]) {
    await client.saved()
    client.kill()
  }
  const shown = ledger.conflictsShown
  return {
    finding: await check(ground.owner, [who.assignment], ledger), besides: `${happened} conflicts happened, ${shown} were shown`,
    broken: without === undefined && happened !== shown ? `${happened} conflicts happened and ${shown} were shown` : undefined,
  }
}

async function settled(first: Client, second: Client, random: () => number): Promise<void> {
  await new Promise((done) => setTimeout(done, 40))
  for (const client of [first, second]) client.choose(random() < 0.7 ? 'mine' : 'theirs')
}

/** Twenty tabs that know nothing of each other send what one device has kept, at the same moment. */
async function twentyTimes(ground: Ground, amount: Amount, without?: ClientOptions['without']): Promise<Outcome> {
  const who = await ground.annotator()
  const ledger: Ledger = newLedger()
  for (let round = 0; round < Math.max(2, amount.writes / 20); round++) {
    const kept: Device['kept'] = new Map()
    const writer = await new Client(ground, { who, kept }, ledger, { meddle: async () => ({ kind: 'unreachable' }) }).open()
    for (let write = 0; write < 3; write++) writer.put(crypto.randomUUID(), ground.words[round * 3 + write]!)
    await new Promise((done) => setTimeout(done, 50))
    writer.kill()
    const tabs = Array.from({ length: 20 }, () => new Client(ground, { who, kept: new Map(kept) }, ledger, { without }))
    await Promise.all(tabs.map((tab) => tab.open()))
    await Promise.all(tabs.map((tab) => tab.saved()))
    for (const tab of tabs) tab.kill()
  }
  return { finding: await check(ground.owner, [who.assignment], ledger) }
}

/** The session ends on the server; then somebody else signs in in the same browser; then its owner again. */
async function sessions(ground: Ground, amount: Amount, without?: ClientOptions['without']): Promise<Outcome> {
  const who = await ground.annotator()
  const other = await ground.annotator()
  const ledger = newLedger()
  const random = randomOf(amount.seed)
  const device: Device = { who, kept: new Map() }
  let client = await new Client(ground, device, ledger, { without }).open()
  const broken: string[] = []
  const act = async (times: number) => {
    for (let write = 0; write < times; write++) client.act(random, ground.words[write]!)
    await new Promise((done) => setTimeout(done, 400))
  }
  // What was lost on the way is changed in vain: without the outbox it may never say so.
  const saved = () => (without ? client.saved(2000).catch(() => {}) : client.saved())
  const expectAsked = (stranger: boolean) => {
    const { state } = client.outbox.view()
    if (!without && (state.kind !== 'needsYou' || !state.signedOut || state.stranger !== stranger)) broken.push(`${stranger ? 'with a stranger' : 'signed out'} it says ${state.kind}`)
  }
  for (let round = 0; round < Math.max(1, amount.writes / 100); round++) {
    await act(10)
    await saved()
    await ground.owner.query('UPDATE sessions SET ended_at = now() WHERE user_id = $1', [who.userId])
    await act(10)
    expectAsked(false)
    client.kill()
    client = await new Client(ground, device, ledger, { without }).open(client)
    who.cookie = other.cookie
    client.outbox.retry()
    await act(10)
    expectAsked(true)
    who.cookie = await ground.signIn(who)
    client.outbox.retry()
    await saved()
  }
  client.kill()
  const { rows } = await ground.owner.query<{ n: number }>(
    `SELECT (SELECT count(*) FROM annotations WHERE assignment_id = $1)::int + (SELECT count(*) FROM annotation_revisions WHERE changed_by_id = $2)::int AS n`, [other.assignment, other.userId])
  if (rows[0]!.n > 0) broken.push(`${rows[0]!.n} writes went in under the name of somebody else`)
  return { finding: await check(ground.owner, [who.assignment], ledger), besides: `${rows[0]!.n} under the name of somebody else`, broken: broken[0] }
}
