import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { keepSecrets } from '@/cli/steps/secrets'
import { type RunningApp, endOf, launch } from '../app'

/** Another process that serves the same database under the same address. */
export interface Replica {
  /** Where it listens on 127.0.0.1. */
  readonly port: number
  /** Its command line; the web server is its child. */
  readonly pid: number
  /** Ends it as a rolling restart does: what is under way is finished. */
  stop(): Promise<void>
}

/**
 * Starts a replica of an app: its clock so many milliseconds ahead, or behind if negative; from another tree where
 * that is another build of the program.
 */
export async function startReplica(app: RunningApp, { clockAhead = 0, from }: { clockAhead?: number; from?: string } = {}): Promise<Replica> {
  const folder = await mkdtemp(join(tmpdir(), 'crossread-replica-'))
  const { secrets } = await keepSecrets(app.dataFolder)
  const { child, port } = await launch(folder, {
    ORIGIN: app.origin, DATABASE_URL: app.database.app, DATABASE_OWNER_URL: app.database.owner, DATABASE_EXPORT_URL: app.database.export, NEXTAUTH_SECRET: secrets.session,
    ...(clockAhead !== 0 && { CROSSREAD_CLOCK_AHEAD: String(clockAhead), NODE_OPTIONS: `--import ${pathToFileURL(join(import.meta.dirname, 'clock.mjs')).href}` }),
  }, { from })
  return { port, pid: child.pid!, stop: () => endOf(child, folder) }
}
