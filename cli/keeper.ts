import { readFileSync } from 'node:fs'
import type { Cluster } from './cluster/cluster'
import { startCluster } from './cluster/cluster'
import { isAlive } from './cluster/postmaster'
import { reasonOf } from './failure'
import type { Report } from './step'
import { step } from './step'

/**
 * Keeps what was started until it is told to stop, and then stops it in the order opposite to the start: the web server
 * finishes its requests while the database is still there.
 */
export class Keeper {
  private readonly stops: (() => Promise<void>)[] = []
  private stopped: Promise<void> | undefined
  private firstAsked = 0

  constructor() {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => this.asked())
    this.watchNpm()
  }

  /** Adds what is to be done at the end; the last added is done first. */
  onStop(stop: () => Promise<void>): void {
    this.stops.push(stop)
  }

  /** Runs a step, unless stopping was asked for: then nothing more is begun, and the process ends where it waits. */
  async step<Value>(name: string, run: (report: Report) => Promise<Value>): Promise<Value> {
    if (this.stopped !== undefined) await new Promise(() => {})
    return step(name, run)
  }

  /** Stops a server of ours at the end, and starts it again if it dies before. */
  keepCluster(first: Cluster, password: string): void {
    let cluster = first
    let restarting = false
    const watch = setInterval(async () => {
      if (restarting || isAlive(cluster.pid)) return
      restarting = true
      console.error('PostgreSQL ended; starting it again.')
      try {
        const again = await startCluster(cluster.folder, { password })
        if (again.port !== cluster.port) throw new Error(`its port ${cluster.port} was taken meanwhile`)
        cluster = again
      } catch (error) {
        console.error(`PostgreSQL could not be started again: ${reasonOf(error)}`)
      }
      restarting = false
    }, 1000)
    this.onStop(async () => {
      clearInterval(watch)
      await cluster.stop()
    })
  }

  /** Stops everything and ends with a failure. */
  giveUp(): void {
    void this.stop().then(() => process.exit(1))
  }

  /** Stops everything, once. */
  stop(): Promise<void> {
    this.stopped ??= (async () => {
      for (const stop of this.stops.splice(0).reverse()) {
        await stop().catch((error: unknown) => console.error(reasonOf(error)))
      }
    })()
    return this.stopped
  }

  private asked(): void {
    if (this.stopped === undefined) {
      this.firstAsked = Date.now()
      console.log('\n  Stopping …')
      void this.stop().then(() => {
        console.log('  Stopped. All work is kept.')
        process.exit(0)
      })
    } else if (Date.now() - this.firstAsked > 1500) {
      // npm hands on what the terminal sent already; only a later Ctrl-C means “now”.
      console.log('  Not waiting any longer.')
      process.exit(1)
    }
  }

  /** A kill -9 of npm tells its children nothing. But they, or the shell between, are given to another parent, and that we see. */
  private watchNpm(): void {
    if (process.env['npm_command'] === undefined) return
    const parent = process.ppid
    const shell = nameOf(parent).startsWith('npm') ? undefined : parent
    const above = shell === undefined ? undefined : parentOf(shell)
    setInterval(() => {
      if (process.ppid !== parent || (shell !== undefined && parentOf(shell) !== above)) this.asked()
    }, 1000).unref()
  }
}

/** The parent of a process, where the system tells it in a file; undefined elsewhere. */
function parentOf(pid: number): number | undefined {
  const fields = read(`/proc/${pid}/stat`).split(') ').at(-1)?.split(' ')
  return fields?.[1] === undefined ? undefined : Number(fields[1])
}

const nameOf = (pid: number): string => read(`/proc/${pid}/comm`)

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
