// Works through the queue, in a process of its own that was forked with a channel, to its parent's orders. It tells its
// parent under which names it works, so that the next one can take up at once what a killed one had begun.
import { EventEmitter } from 'node:events'
import { setPriority } from 'node:os'
import { Logger, run } from 'graphile-worker'
import { z } from 'zod'
import { pieceKeys } from '@/core/agreement/report/metric-key'
import { disconnect } from '@/data/database'
import { environment } from '@/data/environment'
import { log } from '@/data/log'
import { tidyImports } from '@/data/import-work'
import { signNewTexts } from '@/data/near-duplicates'
import { removeDeadFolders } from '@/data/temporary-folder'
import { announceWorkers, releaseDeadWorkers } from '@/data/workers'
import { computePiece } from './agreement'
import { performImport } from './import'
import { deriveInBulk } from './ledger'
import { makeRelease } from './release/release'

/** Jobs at once, so that a quick one is not kept waiting by a long one. */
const concurrency = 2
/** Milliseconds between two signs of life, which are also when others' silence is noticed. */
const beat = 5000

const releaseJob = z.strictObject({ projectId: z.uuid(), releaseId: z.uuid() })
const pieceJob = z.strictObject({ projectId: z.uuid(), contentSha256: z.string(), piece: z.enum(pieceKeys) })

const importJob = z.strictObject({ projectId: z.uuid(), importId: z.uuid() })

/** What the queue says of itself and is worth a line in the log. */
const told: readonly string[] = ['error', 'warning']

const ending = new AbortController()
const names: string[] = []
const events = new EventEmitter()
// The queue knows a job's worker by the name of its pool.
events.on('pool:create', ({ workerPool }: { workerPool: { id: string } }) => names.push(workerPool.id))

// Beside a command it says only what is wrong.
if (process.env['CROSSREAD_QUIET'] === '1') log.level = 'warn'

// Whoever reads a page goes before whoever waits for a figure. Threads take this from the one that makes them.
setPriority(10)
// A worker that was killed has left the file it read.
await removeDeadFolders()
await releaseDeadWorkers((process.env['CROSSREAD_WORKERS_BEFORE'] ?? '').split(' ').filter(Boolean))
const runner = await run({
  connectionString: environment().databaseUrl, maxPoolSize: concurrency + 2, concurrency, pollInterval: 1000, noHandleSignals: true, events,
  parsedCronItems: [],
  logger: new Logger(() => (level, message) => (told.includes(level) ? log.warn({ of: 'queue' }, message) : undefined)),
  taskList: {
    agreement: async (payload, { job }) => computePiece(pieceJob.parse(payload), job.locked_by ?? '', ending.signal),
    import: async (payload, { job }) => performImport(importJob.parse(payload), job.locked_by ?? '', ending.signal),
    release: async (payload, { job }) => makeRelease(releaseJob.parse(payload), job.locked_by ?? '', ending.signal),
  },
})
await announceWorkers(names)
process.send?.({ ready: names })

const beating = setInterval(() => {
  // Whoever started us hears it from here, database or not: a thread that is kept busy says nothing, and is ended.
  process.send?.({ beat: true })
  announceWorkers(names).then(() => releaseDeadWorkers()).catch((error: unknown) => log.warn({ error: error instanceof Error ? error.message : String(error) }, 'a worker could not be heard'))
  deriveInBulk().catch((error: unknown) => log.warn({ error: error instanceof Error ? error.message : String(error) }, 'a ledger could not be derived'))
}, beat)

/** Milliseconds between two rounds of what can wait: contents of imports that are over, signatures of texts that came one by one. */
const round = 60_000

const tidying = setInterval(() => {
  tidyImports().then(() => signNewTexts()).catch((error: unknown) => log.warn({ error: error instanceof Error ? error.message : String(error) }, 'what is not needed any more could not be taken away'))
}, round)

let stopping = false

/** Gives back what is under way and ends. */
async function stop(): Promise<void> {
  if (stopping) return
  stopping = true
  clearInterval(beating)
  clearInterval(tidying)
  ending.abort()
  await runner.stop().catch((error: unknown) => log.warn({ error: String(error) }, 'the queue was not stopped in order'))
  // Whatever the queue still holds under our name is free for others.
  await releaseDeadWorkers(names).catch(() => {})
  await disconnect().catch(() => {})
  process.exit(0)
}

process.on('message', (message) => {
  if (message === 'stop') void stop()
})
process.on('disconnect', () => {
  void stop()
  setTimeout(() => process.exit(1), 5000).unref()
})
process.on('SIGTERM', () => void stop())
// Ctrl-C reaches a whole group of processes; when to stop is for the parent to say.
process.on('SIGINT', () => {})
// The parent may have ended before it could be heard here.
if (!process.connected) void stop()

// A runner that ends by itself has lost its database for good; the parent starts another.
runner.promise.then(
  () => (stopping ? undefined : process.exit(1)),
  (error: unknown) => {
    log.error({ error: error instanceof Error ? error.stack : String(error) }, 'the worker ended')
    process.exit(1)
  },
)
