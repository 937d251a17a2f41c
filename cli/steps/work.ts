import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure, reasonOf } from '../failure'
import type { Environs } from './environs'

/** What works through the queue, in a process of its own. */
export interface Work {
  /** The process that is at work now, for whoever watches it. */
  readonly pid: () => number | undefined
  /** Gives back what is under way, and ends. */
  readonly stop: () => Promise<void>
}

/** `command`: for as long as a command takes, in whose output it says only what is wrong. */
type Mode = 'start' | 'dev' | 'command'

/** Milliseconds before a worker that died is started again, and at most, when it dies at once again and again. */
const pauses = { first: 500, longest: 30_000 }

/** Milliseconds between two looks at the worker, which says every five seconds that it is alive, and how long it may be silent: then it hangs. */
const watching = { glance: 5000, patience: 60_000 }

/**
 * Starts the worker and waits until it is at work. If it dies later, or is silent so long that it must hang and is ended,
 * it is started again, however often: pages do without it.
 */
export async function work(project: string, mode: Mode, environs: Environs, { glance, patience }: typeof watching = watching): Promise<Work> {
  const ending = new AbortController()
  let running = await launch(project, mode, environs, [])
  let starting: Promise<void> = Promise.resolve()
  const startAgain = async (how: string, dead: readonly string[]): Promise<void> => {
    console.error(`The worker ended (${how}); starting it again.`)
    for (let pause = pauses.first; !ending.signal.aborted; pause = Math.min(pause * 2, pauses.longest)) {
      await wait(pause, undefined, { signal: ending.signal }).catch(() => {})
      if (ending.signal.aborted) return
      try {
        running = await launch(project, mode, environs, dead)
        watch()
        return
      } catch (error) {
        console.error(reasonOf(error))
      }
    }
  }
  const watch = (): void => {
    const { child, names } = running
    const again = (how: string): void => {
      if (!ending.signal.aborted) starting = startAgain(how, names)
    }
    if (hasEnded(child)) return again('at once')
    // Looks are counted, not hours: a machine that was asleep has heard nothing and missed nothing.
    let looks = 0
    const look = setInterval(() => {
      if (++looks * glance <= patience || ending.signal.aborted) return
      console.error(`The worker has said nothing for ${patience / 1000} seconds; ending it.`)
      child.kill('SIGKILL')
    }, glance)
    child.on('message', () => (looks = 0))
    child.once('exit', (code, signal) => {
      clearInterval(look)
      again(signal ?? `code ${code}`)
    })
  }
  watch()
  const stop = async (): Promise<void> => {
    ending.abort()
    await starting
    const { child } = running
    if (hasEnded(child)) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    if (child.connected) child.send('stop')
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
  }
  return { pid: () => running.child.pid, stop }
}

interface Running {
  readonly child: ChildProcess
  /** The names under which it works. Its successor takes from them what they have not finished. */
  readonly names: readonly string[]
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean => exitCode !== null || signalCode !== null

function launch(project: string, mode: Mode, environs: Environs, before: readonly string[]): Promise<Running> {
  return new Promise((resolve, reject) => {
    const child = fork(join(project, 'jobs', 'worker.ts'), [], {
      cwd: project,
      // Of memory that many threads give back in their own arenas nothing would go back to the system.
      env: { MALLOC_ARENA_MAX: '2', ...process.env, ...environs, NODE_ENV: mode === 'dev' ? 'development' : 'production', CROSSREAD_WORKERS_BEFORE: before.join(' '), CROSSREAD_QUIET: mode === 'command' ? '1' : '' },
      // Left alone, the heap grows by what a machine has, not by what is needed: a large import took 150 MB more (decision 057).
      execArgv: ['--max-semi-space-size=8', '--heap-growing-percent=25', '--import', 'tsx'],
      // Out of the terminal's group: Ctrl-C is for the parent alone, which stops things in order.
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    child.once('message', ({ ready }: { ready: readonly string[] }) => resolve({ child, names: ready }))
    child.once('error', reject)
    child.once('exit', (code, signal) => reject(new Failure(`The worker ended at once (${signal ?? `code ${code}`}).`, 'Its last words are above.')))
  })
}
