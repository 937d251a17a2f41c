import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { keepSecrets } from '@/cli/steps/secrets'
import { type RunningApp, endOf, launch } from '../app'
import type { Ground } from './ground'
import { webServerOf } from './processes'

/** Another process that serves the same database under the same address. */
export interface Replica {
  /** Where it listens on 127.0.0.1. */
  readonly port: number
  /** The process of its web server. */
  webServer(): number
  /** Ends it as a rolling restart does: what is under way is finished. */
  stop(): Promise<void>
}

interface ReplicaOptions {
  /** Milliseconds that its clock is ahead; behind, if negative. */
  readonly clockAhead?: number
  /** The tree it is started in, where that is another build of the program. */
  readonly from?: string
}

/** Starts a replica of an app. */
export async function startReplica(app: RunningApp, { clockAhead = 0, from }: ReplicaOptions = {}): Promise<Replica> {
  const folder = await mkdtemp(join(tmpdir(), 'crossread-replica-'))
  const { secrets } = await keepSecrets(app.dataFolder)
  const { child, port } = await launch(folder, {
    ORIGIN: app.origin, DATABASE_URL: app.database.app, DATABASE_OWNER_URL: app.database.owner, DATABASE_EXPORT_URL: app.database.export, NEXTAUTH_SECRET: secrets.session,
    ...(clockAhead !== 0 && { CROSSREAD_CLOCK_AHEAD: String(clockAhead), NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'clock.mjs')).href}` }),
  }, { from })
  const stop = async () => {
    await endOf(child, folder)
    // However it was stopped, also while its web server was being started again: nothing of it may hold the port.
    const left = await fetch(`http://127.0.0.1:${port}/sign-in`).then(() => true, () => false)
    if (left) throw new Error(`A replica has ended and left its web server behind, on port ${port}.`)
  }
  return { port, webServer: () => webServerOf({ pid: child.pid! }), stop }
}

/** Lets replicas alone serve, connection by connection in turn, while something is done; afterwards the app again. */
export async function withReplicas<Value>(ground: Ground, wanted: readonly ReplicaOptions[], run: (replicas: readonly Replica[]) => Promise<Value>): Promise<Value> {
  const replicas = await Promise.all(wanted.map((options) => startReplica(ground.app, options)))
  ground.proxy.targets = replicas.map(({ port }) => port)
  try {
    return await run(replicas)
  } finally {
    ground.proxy.targets = [ground.app.port]
    await Promise.all(replicas.map((replica) => replica.stop()))
  }
}

/** Asks one replica, past the proxy. */
export function askedAt(ground: Ground, port: number, path: string, { method = 'GET', cookie = '', body }: { method?: string; cookie?: string; body?: unknown } = {}): Promise<Response> {
  const { origin } = ground.app
  const headers = { origin, host: new URL(origin).host, cookie, ...(body !== undefined && { 'content-type': 'application/json' }) }
  return fetch(`http://127.0.0.1:${port}${path}`, { method, headers, redirect: 'manual', ...(body !== undefined && { body: JSON.stringify(body) }) })
}

/** What time it is by the clock that counts. */
export async function now({ owner }: Ground): Promise<Date> {
  return (await owner.query<{ now: Date }>('SELECT clock_timestamp() AS now')).rows[0]!.now
}

/** Does something so many times. */
export function inTurn(times: number, run: (time: number) => void): void {
  for (let time = 0; time < times; time++) run(time)
}
