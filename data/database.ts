import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/prisma/generated/client'
import { environment } from './environment'
import { log } from './log'

/**
 * The two ways to the database: Prisma for ordinary rows, and a plain pool where the form of the
 * statement matters (saving an annotation, streams). Made once per process, at first use.
 */
export interface Database {
  readonly prisma: PrismaClient
  readonly pool: pg.Pool
  /** May only read, and may point at a replica: for exports. */
  readonly exportPool: pg.Pool
}

/** Milliseconds. Nothing may wait for ever: a lock, a slow query or a full pool ends in a 503. */
const limits = {
  connectionTimeoutMillis: 1500,
  statement_timeout: 15_000,
  lock_timeout: 3_000,
  idle_in_transaction_session_timeout: 15_000,
  idleTimeoutMillis: 30_000,
} as const

// Next reloads modules in development; the pools must survive that, or every reload leaks one.
const kept = globalThis as typeof globalThis & { crossreadDatabase?: Database }

/** The database of this process. @throws when the environment names none. */
export function database(): Database {
  kept.crossreadDatabase ??= connect()
  return kept.crossreadDatabase
}

function connect(): Database {
  const { databaseUrl, exportDatabaseUrl } = environment()
  const pool = listenedPool({ connectionString: databaseUrl, max: 10, ...limits })
  // A long export holds its connection; the statement time is that of one page of the cursor.
  const exportPool = listenedPool({ connectionString: exportDatabaseUrl, max: 4, ...limits, idle_in_transaction_session_timeout: 120_000 })
  const adapter = new PrismaPg(
    { connectionString: databaseUrl, max: 10, ...limits },
    { onPoolError: (error) => note(error), onConnectionError: (error) => note(error) },
  )
  return { prisma: new PrismaClient({ adapter }), pool, exportPool }
}

/** A pool whose connections may die with the server without ending the process, idle ones and those between two queries alike. */
function listenedPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config)
  pool.on('error', note)
  pool.on('connect', (client) => client.on('error', note))
  return pool
}

function note(error: Error): void {
  log.warn({ error: error.message }, 'a database connection was lost')
}

/** Runs `work` in one transaction on one connection of the pool; whatever it throws rolls back. */
export async function transaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await database().pool.connect()
  try {
    await client.query('BEGIN')
    const result = await work(client)
    await client.query('COMMIT')
    client.release()
    return result
  } catch (error) {
    // A connection that cannot even roll back is of no more use.
    const broken = await client.query('ROLLBACK').then(() => false, () => true)
    client.release(broken)
    throw error
  }
}

/** Closes every connection; for programs that end. */
export async function disconnect(): Promise<void> {
  const open = kept.crossreadDatabase
  if (!open) return
  delete kept.crossreadDatabase
  await Promise.all([open.prisma.$disconnect(), open.pool.end(), open.exportPool.end()])
}
