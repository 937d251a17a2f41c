import type { ChildProcess } from 'node:child_process'
import { fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure, reasonOf } from '../failure'
import type { Environs } from './environs'

export interface Place {
  readonly mode: 'start' | 'dev'
  readonly host: string
  readonly port: number
  /** The only `Host` a request may name; undefined where a proxy stands before the server, or other machines may come by any name. */
  readonly ownHost: string | undefined
}

/** The web server, in a process of its own. */
export interface Server {
  /** Finishes what is under way, at most ten seconds, and ends. */
  readonly stop: () => Promise<void>
}

/**
 * Starts the web server and waits until it answers. If it dies later it is started again; `onGivingUp` is called when
 * that does not help.
 */
export async function serve(project: string, place: Place, environs: Environs, onGivingUp: () => void): Promise<Server> {
  const ending = new AbortController()
  let child = await launch(project, place, environs)
  /** A start after a death, under way or over: it is stopped like the first, and not forgotten. */
  let starting: Promise<void> = Promise.resolve()
  const startAgain = async (how: string, since: number): Promise<void> => {
    console.error(`The web server ended (${how}); starting it again.`)
    if (Date.now() - since < 5000) await wait(1000)
    const again = await launchAgain(project, place, environs, ending.signal)
    if (again === undefined) {
      if (!ending.signal.aborted) onGivingUp()
      return
    }
    child = again
    watch()
  }
  const watch = (): void => {
    const since = Date.now()
    child.once('exit', (code, signal) => {
      if (!ending.signal.aborted) starting = startAgain(signal ?? `code ${code}`, since)
    })
  }
  watch()
  const stop = async (): Promise<void> => {
    ending.abort()
    await starting
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.connected) child.send('stop')
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000)
    await ended
    clearTimeout(late)
  }
  return { stop }
}

/** Tries five times, a second apart. Undefined if that did not help, or stopping was asked for. */
async function launchAgain(project: string, place: Place, environs: Environs, ending: AbortSignal): Promise<ChildProcess | undefined> {
  for (let attempt = 1; attempt <= 5 && !ending.aborted; attempt += 1) {
    try {
      return await launch(project, place, environs)
    } catch (error) {
      console.error(reasonOf(error))
      await wait(1000)
    }
  }
  return undefined
}

function launch(project: string, { mode, host, port, ownHost }: Place, environs: Environs): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const child = fork(join(project, 'cli', 'serve.mjs'), [], {
      cwd: project,
      env: {
        // Of memory that many threads give back in their own arenas nothing would go back to the system.
        MALLOC_ARENA_MAX: '2',
        ...process.env,
        ...environs,
        NODE_ENV: mode === 'dev' ? 'development' : 'production',
        CROSSREAD_MODE: mode,
        CROSSREAD_HOST: host,
        CROSSREAD_PORT: String(port),
        CROSSREAD_OWN_HOST: ownHost,
      },
      // Exports took the server to 600 MB without the first two, and to 280 with them. More threads for the collector cost
      // each page a fifth of its processor time, and gave nothing back (decision 060). Compiling in development needs more.
      execArgv: mode === 'dev' ? process.execArgv : [...process.execArgv, '--max-semi-space-size=8', '--heap-growing-percent=40', '--v8-pool-size=1'],
      // Out of the terminal's group: Ctrl-C is for the parent alone, which stops things in order.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('message', () => resolve(child))
    child.once('error', reject)
    child.once('exit', (code) => reject(new Failure(`The web server ended at once (code ${code}).`, 'Its last words are above.')))
  })
}
