import type { Pool } from 'pg'

/** How it stands with one key after something was counted. */
export interface Count {
  readonly points: number
  /** Until the counter begins again, never less than 0. */
  readonly seconds: number
}

/** Milliseconds since 1970 by the database's clock: replicas whose own clocks differ count and wait as one. */
const now = `(extract(epoch FROM clock_timestamp()) * 1000)::bigint`

/** Counters that are over are swept up this often by each process. Milliseconds. */
const sweepEvery = 5 * 60 * 1000

/** Counts by key in PostgreSQL, so that all replicas count together. A counter begins again when its time is over. */
export class Limiter {
  readonly points: number
  readonly #pool: Pool
  readonly #prefix: string
  readonly #seconds: number
  #swept = performance.now()

  /** `points` is what a key may reach before its time, in seconds, is over; whoever counts compares. */
  constructor(pool: Pool, prefix: string, limit: { points: number; seconds: number }) {
    this.points = limit.points
    this.#pool = pool
    this.#prefix = prefix
    this.#seconds = limit.seconds
  }

  /** Counts one more. */
  async add(key: string): Promise<Count> {
    await this.#sweep()
    return this.#count(key, 1)
  }

  /** Takes one back. */
  takeBack(key: string): Promise<Count> {
    return this.#count(key, -1)
  }

  /** Puts a key over its limit for so many seconds from now. */
  async block(key: string, seconds: number): Promise<void> {
    await this.#pool.query({
      name: 'limiter-block',
      text: `INSERT INTO rate_limits (key, points, expire) VALUES ($1, $2, ${now} + $3)
               ON CONFLICT (key) DO UPDATE SET points = excluded.points, expire = excluded.expire`,
      values: [this.#keyOf(key), this.points + 1, seconds * 1000],
    })
  }

  /** Forgets a key. */
  async forget(key: string): Promise<void> {
    await this.#pool.query({ name: 'limiter-forget', text: 'DELETE FROM rate_limits WHERE key = $1', values: [this.#keyOf(key)] })
  }

  async #count(key: string, points: number): Promise<Count> {
    const { rows } = await this.#pool.query<{ points: number; milliseconds: number }>({
      name: 'limiter-count',
      text: `INSERT INTO rate_limits AS counter (key, points, expire) VALUES ($1, $2, ${now} + $3)
               ON CONFLICT (key) DO UPDATE SET
                 points = CASE WHEN counter.expire <= ${now} THEN excluded.points ELSE counter.points + excluded.points END,
                 expire = CASE WHEN counter.expire <= ${now} THEN excluded.expire ELSE counter.expire END
             RETURNING points, greatest(expire - ${now}, 0)::float8 AS milliseconds`,
      values: [this.#keyOf(key), points, this.#seconds * 1000],
    })
    return { points: rows[0]!.points, seconds: Math.ceil(rows[0]!.milliseconds / 1000) }
  }

  /** Takes away what has been over for an hour. */
  async #sweep(): Promise<void> {
    if (performance.now() - this.#swept < sweepEvery) return
    this.#swept = performance.now()
    await this.#pool.query(`DELETE FROM rate_limits WHERE expire < ${now} - 3600000`)
  }

  #keyOf(key: string): string {
    return `${this.#prefix}:${key}`
  }
}
