import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Failure } from '../failure'
import { anyFreePort, isFree } from '../port'
import type { Account } from './account'
import { chooseAccount, give, runAs } from './account'
import type { Binaries } from './binaries'
import { findBinaries } from './binaries'
import { findPostmaster, isAlive } from './postmaster'

/** A PostgreSQL server of our own: its files in one folder, listening on 127.0.0.1 and nowhere else. */
export interface Cluster {
  readonly folder: string
  readonly port: number
  /** The URL of the superuser's connection, password included: never to be logged or passed as an argument. */
  readonly adminUrl: string
  /** Such as “18.4”. */
  readonly version: string
  /** It was running already, left over from a start that was killed. */
  readonly found: boolean
  /** The process of the server. */
  readonly pid: number
  /** Ends all connections and stops the server, after writing everything to disk. */
  readonly stop: () => Promise<void>
}

export interface ClusterOptions {
  /** Of the superuser; the same at every start of one folder. */
  readonly password: string
  /** `false` trades the safety of the data for speed. For tests, and nothing else. */
  readonly durable?: boolean
}

const host = '127.0.0.1'
const admin = 'crossread_admin'

/**
 * Starts the server whose files are in `folder`, making them the first time. A server of the same folder that runs
 * already is taken over; what a killed one left behind is recovered.
 */
export async function startCluster(folder: string, options: ClusterOptions): Promise<Cluster> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const binaries = await findBinaries()
  const account = await chooseAccount(folder, binaries.initdb)
  const files = join(folder, 'data')
  await makeFiles(folder, files, binaries, account, options.password)

  const urlAt = (port: number): string => `postgresql://${admin}:${options.password}@${host}:${port}/postgres`
  const running = await findPostmaster(files, urlAt)
  const { port, version, pid } = running ?? (await launch(folder, files, binaries, account, options, urlAt))
  const stop = async (): Promise<void> => {
    if (!isAlive(pid)) return
    const { code, output } = await runAs(account, binaries.pgCtl, ['stop', '-D', files, '-m', 'fast', '-w', '-t', '60', '-s'])
    if (code !== 0 && (await findPostmaster(files, urlAt)) !== undefined) {
      throw new Failure(`PostgreSQL did not stop: ${output.trim()}.`, `Its log is ${join(folder, 'log')}.`)
    }
    // Its file goes a moment before it does.
    for (let tenths = 0; tenths < 100 && isAlive(pid); tenths += 1) await wait(100)
  }
  return { folder, port, adminUrl: urlAt(port), version, pid, found: running !== undefined, stop }
}

/** Makes the files beside their place and moves them there, so that what a killed start leaves behind is never taken for whole. */
async function makeFiles(folder: string, files: string, binaries: Binaries, account: Account, password: string): Promise<void> {
  const exists = await readFile(join(files, 'PG_VERSION')).then(
    () => true,
    () => false,
  )
  if (exists) return
  const unfinished = join(folder, 'unfinished')
  const passwordFile = join(folder, 'password')
  await rm(unfinished, { recursive: true, force: true })
  await writeFile(passwordFile, password, { mode: 0o600 })
  await give(passwordFile, account)
  const { code, output } = await runAs(account, binaries.initdb, [
    ...['-D', unfinished, '-U', admin, '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '--no-instructions'],
    // The same order and the same letters on every system, whatever its C library knows.
    ...['-E', 'UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    ...['-c', `listen_addresses=${host}`, '-c', 'unix_socket_directories=', '-c', 'timezone=UTC', '-c', 'log_timezone=UTC'],
  ])
  await rm(passwordFile, { force: true })
  if (code !== 0) {
    const advice = 'Is the disk full, or is the folder on a network share? Name another one with --data.'
    throw new Failure(`PostgreSQL could not make its files in ${folder}: ${lastLine(output)}`, advice)
  }
  await rename(unfinished, files)
}

async function launch(
  folder: string,
  files: string,
  binaries: Binaries,
  account: Account,
  options: ClusterOptions,
  urlAt: (port: number) => string,
): Promise<{ port: number; version: string; pid: number }> {
  const log = join(folder, 'log')
  await rename(log, `${log}.before`).catch(() => {})
  await writeFile(log, '', { mode: 0o600 })
  await give(log, account)
  const fast = options.durable === false ? ' -c fsync=off -c synchronous_commit=off -c full_page_writes=off' : ''
  for (let attempt = 1; ; attempt += 1) {
    const port = await keptPort(folder)
    const args = ['start', '-D', files, '-l', log, '-w', '-t', '120', '-s', '-o', `-p ${port}${fast}`]
    const { code, output } = await runAs(account, binaries.pgCtl, args)
    const running = await findPostmaster(files, urlAt)
    if (code === 0 && running !== undefined) return running
    const inTheWay = !(await isFree(port, host))
    if (attempt === 3 || !inTheWay) {
      const lines = (await readFile(log, 'utf8')).trim().split('\n').slice(-8).join('\n    ')
      throw new Failure(`PostgreSQL did not start: ${lastLine(output)}\n    ${lines}`, `Its whole log is ${log}. The data is not touched.`)
    }
  }
}

/** The port of the last start if it is free, else a new one, kept for the next time. */
async function keptPort(folder: string): Promise<number> {
  const file = join(folder, 'port')
  const kept = Number(await readFile(file, 'utf8').catch(() => '0'))
  if (Number.isInteger(kept) && kept > 1023 && kept < 65_536 && (await isFree(kept, host))) return kept
  const port = await anyFreePort(host)
  await writeFile(file, `${port}\n`)
  return port
}

const lastLine = (output: string): string => output.trim().split('\n').at(-1) ?? ''
