import pg from 'pg'
import { z } from 'zod'
import { environment } from './environment'
import { log } from './log'

/** That something was decided, or taken back, somewhere; a listener asks by itself what may be known of it. */
export interface DecisionNotice {
  readonly project: string
  readonly decision: string
}

/** Hears of a decision; or, without one, that some may have been missed while the database was away. */
export type DecisionListener = (notice: DecisionNotice | undefined) => void

const noticeSchema = z.object({ project: z.uuid(), decision: z.uuid() })
const channel = 'crossread_decisions'
/** Milliseconds until the connection is tried again: doubled each time. */
const backoff = { first: 500, most: 30_000 } as const
/** Milliseconds that the connection is kept when nobody listens any more: a page that reloads listens again at once. */
const linger = 10_000

/** One connection of this process that listens, for everybody who does; none while nobody does. */
class Listening {
  readonly listeners = new Set<DecisionListener>()
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private wait: number = backoff.first
  private open = false

  add(listener: DecisionListener): () => void {
    this.listeners.add(listener)
    if (!this.open) {
      this.open = true
      clearTimeout(this.timer)
      void this.connect()
    }
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      this.timer = setTimeout(() => this.listeners.size === 0 && this.close(), linger)
      this.timer.unref()
    }
  }

  private async connect(): Promise<void> {
    if (this.client) return
    const client = new pg.Client({ connectionString: environment().databaseUrl, connectionTimeoutMillis: 5000, keepAlive: true })
    this.client = client
    const lost = (error?: Error) => this.retry(client, error)
    client.on('error', lost)
    client.on('end', () => lost())
    client.on('notification', ({ payload }) => this.tell(payload))
    try {
      await client.connect()
      await client.query(`LISTEN ${channel}`)
      // What was decided before this moment was told to nobody here.
      if (this.wait > backoff.first) for (const listener of this.listeners) listener(undefined)
      this.wait = backoff.first
    } catch (error) {
      lost(error instanceof Error ? error : new Error(String(error)))
    }
  }

  private tell(payload: string | undefined): void {
    const notice = noticeSchema.safeParse(JSON.parse(payload ?? 'null'))
    if (notice.success) for (const listener of this.listeners) listener(notice.data)
  }

  private retry(client: pg.Client, error?: Error): void {
    if (this.client !== client) return
    this.client = undefined
    void client.end().catch(() => undefined)
    if (!this.open) return
    log.warn({ error: error?.message }, 'the connection that hears of decisions was lost')
    this.timer = setTimeout(() => void this.connect(), this.wait)
    this.timer.unref()
    this.wait = Math.min(this.wait * 2, backoff.most)
  }

  private close(): void {
    this.open = false
    const { client } = this
    this.client = undefined
    void client?.end().catch(() => undefined)
  }
}

// Next reloads modules in development; the connection must survive that, or every reload leaks one.
const kept = globalThis as typeof globalThis & { crossreadListening?: Listening }

/** Hears of every decision in the database from now on, until the answer is called. Nobody may be told of one before they were asked for. */
export function hearDecisions(listener: DecisionListener): () => void {
  kept.crossreadListening ??= new Listening()
  return kept.crossreadListening.add(listener)
}
