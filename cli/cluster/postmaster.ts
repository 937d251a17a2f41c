import { readFileSync } from 'node:fs'
import { readFile, readlink, realpath, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Client } from 'pg'
import { Failure, codeOf } from '../failure'

/** A PostgreSQL server that answers. */
export interface Postmaster {
  readonly pid: number
  readonly port: number
  readonly version: string
}

/**
 * The server that runs on these files, or undefined if none does. `postmaster.pid` alone proves nothing: after a kill
 * or a restart of the machine its number may belong to any process. So the server is asked which files are its own, and
 * a file that points at something else is removed, since PostgreSQL would refuse to start because of it.
 */
export async function findPostmaster(files: string, urlAt: (port: number) => string): Promise<Postmaster | undefined> {
  for (let tenths = 0; tenths < 600; tenths += 1) {
    const claim = await readClaim(files)
    if (claim === undefined) return undefined
    if (!isAlive(claim.pid)) {
      // PostgreSQL itself would take a dead process that is still in the table for a living one.
      await rm(join(files, 'postmaster.pid'), { force: true })
      return undefined
    }
    const version = await ask(urlAt(claim.port), files)
    if (version !== undefined) return { pid: claim.pid, port: claim.port, version }
    if (!(await mayBePostgres(claim.pid, files))) {
      await rm(join(files, 'postmaster.pid'), { force: true })
      return undefined
    }
    // It recovers, or is about to end.
    await wait(100)
  }
  throw new Failure(
    `A PostgreSQL server on ${files} runs and has not answered for a minute.`,
    'If this goes on, end it with the process number in the first line of postmaster.pid there, and start again.',
  )
}

/** The first four lines of `postmaster.pid` are process, files, start and port. */
async function readClaim(files: string): Promise<{ pid: number; port: number } | undefined> {
  const text = await readFile(join(files, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Math.abs(Number(lines[0]))
  const port = Number(lines[3])
  return pid > 0 && port > 0 ? { pid, port } : undefined
}

/** Whether a process runs. One that ended and that nobody has asked about yet does not. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
  try {
    return process.platform !== 'linux' || !/^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Linux tells where a process works, and a postmaster works in its files. Elsewhere we cannot know, and wait. */
async function mayBePostgres(pid: number, files: string): Promise<boolean> {
  if (process.platform !== 'linux') return true
  const folder = await readlink(`/proc/${pid}/cwd`).catch(() => undefined)
  return folder === (await realpath(files))
}

/** The version of the server if it lets us in and serves these files. */
async function ask(url: string, files: string): Promise<string | undefined> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 2000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ files: string; version: string }>(
      "SELECT current_setting('data_directory') AS files, current_setting('server_version') AS version",
    )
    const answer = rows[0]
    if (answer === undefined || (await realpath(answer.files)) !== (await realpath(files))) return undefined
    return answer.version
  } catch (error) {
    if (codeOf(error) !== '28P01') return undefined
    throw new Failure(
      `The PostgreSQL server on ${files} does not take the password we have.`,
      'The passwords are in secrets.json of the data folder: put the one back that belongs to these files.',
    )
  } finally {
    await client.end().catch(() => {})
  }
}
