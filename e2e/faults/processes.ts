import { spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { RunningApp } from '../app'

/** The process of the web server: the child of the app that serves. @throws when there is none, as just after a kill. */
export function webServerOf(app: Pick<RunningApp, 'pid'>): number {
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      const parent = Number(readFileSync(`/proc/${entry}/stat`, 'utf8').split(') ').at(-1)!.split(' ')[1])
      if (parent === app.pid && readFileSync(`/proc/${entry}/cmdline`, 'utf8').includes('serve.mjs')) return Number(entry)
    } catch {
      // It ended while we looked.
    }
  }
  throw new Error(`The app ${app.pid} has no web server just now.`)
}

/** The process of the app's own PostgreSQL. */
export async function postgresOf(app: Pick<RunningApp, 'dataFolder'>): Promise<number> {
  return Number((await readFile(join(app.dataFolder, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
}

/**
 * Kills a process with -9 after so many milliseconds, from another process: were it done from here, nothing would be
 * under way at that moment.
 */
export function killLater(pid: number, milliseconds: number): Promise<void> {
  const killer = spawn('/bin/sh', ['-c', `sleep ${milliseconds / 1000}; kill -9 ${pid}`], { stdio: 'ignore' })
  return new Promise((done, failed) => killer.once('exit', (code) => (code === 0 ? done() : failed(new Error(`process ${pid} could not be killed`)))))
}

/** Waits until the app answers again, by its own port and not through the proxy. Returns the milliseconds that took. */
export async function answering(app: Pick<RunningApp, 'port' | 'origin'>): Promise<number> {
  const since = performance.now()
  for (;;) {
    const host = new URL(app.origin).host
    const status = await fetch(`http://127.0.0.1:${app.port}/sign-in`, { headers: { host }, signal: AbortSignal.timeout(2000) }).then((answer) => answer.status, () => 0)
    if (status === 200) return performance.now() - since
    if (performance.now() - since > 60_000) throw new Error('The app has not answered for a minute.')
    await wait(100)
  }
}
