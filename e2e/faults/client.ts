import { setTimeout as wait } from 'node:timers/promises'
import { v7 } from 'uuid'
import { sendWrites } from '@/client/send-writes'
import type { Answer, EntitiesWithNote } from '@/core/question/answer'
import { type Outbox, type OutboxPorts, createOutbox } from '@/core/saving/outbox'
import type { QueuedWrite } from '@/core/saving/queue'
import { alone } from '@/core/saving/tabs'
import { type SendOutcome, type Write, isAnnotation, isAnswer } from '@/core/saving/write'
import { codePoint } from '@/core/text/offset'
import type { Annotator, Ground, Word } from './ground'
import type { Ledger } from './ledger'
import { pick } from './random'
import { type Without, weakened } from './weakened'

/** What a browser keeps of one device of one person: it outlives the tab. */
export interface Device {
  readonly who: Annotator
  readonly kept: Map<string, QueuedWrite>
}

export interface ClientOptions {
  readonly without?: Without
  /** The outbox's waits are divided by this. */
  readonly speed?: number
  /** Stands between the outbox and the network. */
  readonly meddle?: (batch: readonly QueuedWrite[], send: (batch: readonly QueuedWrite[]) => Promise<SendOutcome>) => Promise<SendOutcome>
}

let notes = 0

/** The questions of the default codebook in whose answers anything can be written. */
const openQuestions = ['voices_missing'] as const

/**
 * A person at work with the real outbox, its real way of sending and a storage that outlives it; only the page is left
 * out, so that there are many writes. Keeps the ledger.
 */
export class Client {
  readonly outbox: Outbox
  /** What the page shows of each annotation. */
  readonly shown = new Map<string, { word: Word; note: string; version: number; seen: ReadonlySet<string>; deleted: boolean }>()
  /** The same of each answer. */
  readonly answered = new Map<string, { note: string; version: number; seen: ReadonlySet<string> }>()
  readonly #device: Device
  readonly #ledger: Ledger
  /** A client without a safeguard is weakened for annotations only. */
  readonly #answers: boolean
  #dead = false

  constructor(ground: Ground, device: Device, ledger: Ledger, options: ClientOptions = {}) {
    this.#device = device
    this.#ledger = ledger
    reach(ground, device.who)
    const { speed = 20, without, meddle = (batch, next) => next(batch) } = options
    this.#answers = without === undefined
    const whole = (batch: readonly QueuedWrite[]) => sendWrites(device.who.assignment, batch)
    const send = without ? weakened(whole, without) : whole
    const storage: OutboxPorts['storage'] = {
      load: async () => ({ items: [...device.kept.values()], unkept: false }),
      change: async (put, remove) => {
        if (this.#dead) return
        if (without !== 'outbox') for (const item of put) device.kept.set(item.key, structuredClone(item))
        for (const key of remove) device.kept.delete(key)
      },
      stay: () => {},
    }
    this.outbox = createOutbox({
      storage, tabs: alone, newKey: () => v7(), random: Math.random,
      send: (batch) => (this.#dead ? new Promise(() => {}) : meddle(batch, send)),
      after: (milliseconds, run) => {
        const timer = setTimeout(() => this.#dead || run(), milliseconds / speed)
        return () => clearTimeout(timer)
      },
      network: { online: () => true, onChange: () => () => {} },
    })
    this.outbox.subscribe((stored) => {
      if (!stored || this.#dead) return
      if (isAnswer(stored)) this.#confirmAnswer(stored)
      if (!isAnnotation(stored)) return
      const { id, version, deleted, note, extent } = stored
      ledger.acknowledged.push({ id, version, deleted, note, start: extent[0]!.start, at: Date.now() })
      const shown = this.shown.get(id)
      if (shown) this.shown.set(id, { ...shown, version })
    })
  }

  /** Opens the page: what the server has, and on top what this device has not sent. */
  async open(before: Partial<Pick<Client, 'shown' | 'answered'>> = {}): Promise<this> {
    for (const [id, one] of before.shown ?? []) this.shown.set(id, one)
    for (const [question, one] of before.answered ?? []) this.answered.set(question, one)
    await this.outbox.start()
    return this
  }

  /** Ends as a killed tab does. */
  kill(): void {
    this.#dead = true
    this.outbox.stop()
  }

  /** Does one thing that a person does: marks the word, changes or deletes what is marked, or answers a question about the whole. */
  act(random: () => number, word: Word): void {
    const standing = [...this.shown].filter(([, one]) => !one.deleted)
    const chance = random()
    if (standing.length === 0 || chance < 0.55) this.put(v7(), word)
    else if (chance < 0.65 && this.#answers) this.answer(pick(random, openQuestions))
    else if (chance < 0.9) this.change(pick(random, standing)[0])
    else this.remove(pick(random, standing)[0])
  }

  change(id: string): void {
    this.put(id, this.shown.get(id)!.word)
  }

  put(id: string, word: Word): void {
    const before = this.shown.get(id)
    const note = `note ${(notes += 1)} 🙂 e\u0301 שלום`
    const seen = new Set(before ? [before.note, ...before.seen] : [])
    const version = before?.version ?? 0
    this.shown.set(id, { word, note, version, seen, deleted: false })
    this.#ledger.made.push({ id, kind: 'put', note, start: word.start, seen })
    this.outbox.write(writeOf(id, word, note, version))
  }

  answer(question: string): void {
    const before = this.answered.get(question)
    const note = `answer ${(notes += 1)} 🙂 e\u0301 שלום`
    const seen = new Set(before ? [before.note, ...before.seen] : [])
    const version = before?.version ?? 0
    this.answered.set(question, { note, version, seen })
    this.#ledger.made.push({ id: this.#answerId(question), kind: 'put', note, start: 0, seen })
    this.outbox.write({ kind: 'answer', id: question, basedOn: version, value: { entities: [], note } })
  }

  #confirmAnswer({ question, value, version }: Answer): void {
    const { note } = value as EntitiesWithNote
    this.#ledger.acknowledged.push({ id: this.#answerId(question), version, deleted: false, note, start: 0, at: Date.now() })
    const shown = this.answered.get(question)
    if (shown) this.answered.set(question, { ...shown, version })
  }

  /** As the checker names it. */
  #answerId(question: string): string {
    return `${this.#device.who.assignment} ${question}`
  }

  remove(id: string): void {
    const before = this.shown.get(id)!
    this.shown.set(id, { ...before, deleted: true })
    this.#ledger.made.push({ id, kind: 'delete', note: '', start: before.word.start, seen: before.seen })
    this.outbox.write({ kind: 'delete', id, basedOn: before.version })
  }

  /** Settles a conflict as its person: the ledger notes that they were asked, and what they had before them. */
  choose(choice: 'mine' | 'theirs'): boolean {
    const { state } = this.outbox.view()
    const item = state.kind === 'needsYou' ? state.troubles.find(({ trouble }) => trouble?.kind === 'conflict') : undefined
    if (item?.trouble?.kind !== 'conflict' || item.write.kind !== 'put') return false
    const { id, note } = item.write
    const { current } = item.trouble
    if (!isAnnotation(current)) return false
    this.#ledger.conflictsShown++
    const shown = this.shown.get(id)!
    const theirs = this.#ledger.made.find((one) => one.note === current.note)
    const seen = new Set([...shown.seen, current.note, ...(theirs?.seen ?? [])])
    if (choice === 'mine') {
      const made = this.#ledger.made.findIndex((one) => one.note === note)
      this.#ledger.made[made] = { ...this.#ledger.made[made]!, seen }
      this.shown.set(id, { ...shown, seen, version: current.version })
    } else {
      this.#ledger.givenUp.add(note)
      this.shown.set(id, { ...shown, note: current.note, seen, version: current.version })
    }
    this.outbox.resolve(id, choice)
    return true
  }

  /** Tries what came too late again: all of it. */
  tryAgain(): void {
    for (const { write } of this.#late()) this.outbox.resolve(write.id, 'mine')
  }

  /** Says of some of what came too late that it is understood: the lead has it, and this device lets it go. Gives its notes. */
  understand(most: number): readonly string[] {
    return this.#late().slice(0, most).flatMap(({ write }) => {
      this.outbox.resolve(write.id, 'theirs')
      this.shown.delete(write.id)
      if (write.kind !== 'put') return []
      this.#ledger.givenUp.add(write.note)
      return [write.note]
    })
  }

  #late(): readonly QueuedWrite[] {
    const { state } = this.outbox.view()
    return state.kind === 'needsYou' ? state.troubles.filter(({ trouble }) => trouble?.kind === 'kept') : []
  }

  /** Waits until a person is needed, and nothing is under way any more. */
  async asked(limit = 20_000): Promise<void> {
    const since = Date.now()
    const isAsked = () => {
      const { state } = this.outbox.view()
      return state.kind === 'needsYou' && (state.signedOut || state.troubles.length === state.waiting)
    }
    while (!isAsked()) {
      if (Date.now() - since > limit) throw new Error(`${this.#device.who.email} is not asked: ${JSON.stringify(this.outbox.view().state).slice(0, 600)}`)
      await wait(20)
    }
  }

  /** Waits until everything is said to be saved. @throws when the limit passes and no less waits than before: a slow machine may take its time. */
  async saved(limit = 60_000): Promise<void> {
    let since = Date.now()
    let least = Infinity
    for (;;) {
      const { state } = this.outbox.view()
      if (state.kind === 'saved') return
      const waiting = 'waiting' in state ? state.waiting : Infinity
      if (waiting < least) [least, since] = [waiting, Date.now()]
      if (Date.now() - since > limit) throw new Error(`${this.#device.who.email} still has ${JSON.stringify(state).slice(0, 600)}`)
      await wait(20)
    }
  }
}

function writeOf(id: string, word: Word, note: string, basedOn: number): Write {
  const extent = [{ start: codePoint(word.start), end: codePoint(word.end) }]
  return { kind: 'put', id, basedOn, tag: 'labelling', extent, quotes: [word.quote], note, attributes: {} }
}

/** The client folder asks for addresses without an origin, as pages do. Here they get one, and the cookie of whose assignment it is. */
const reached = new Map<string, { origin: string; who: Annotator }>()
const plain = globalThis.fetch

function reach({ app }: Ground, who: Annotator): void {
  reached.set(who.assignment, { origin: app.origin, who })
  globalThis.fetch = (input, init) => {
    const assignment = typeof input === 'string' ? /^\/api\/v1\/assignments\/([^/]+)\//.exec(input)?.[1] : undefined
    const place = assignment === undefined ? undefined : reached.get(assignment)
    if (!place) return plain(input, init)
    const headers = { ...(init?.headers as Record<string, string>), origin: place.origin, cookie: place.who.cookie }
    return plain(`${place.origin}${input as string}`, { ...init, headers })
  }
}
