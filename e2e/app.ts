import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DatabaseUrls, roleUrls } from '@/cli/cluster/database'
import { project } from '@/cli/project'
import { keepSecrets } from '@/cli/steps/secrets'

/** How one person signs in. */
export interface Person {
  readonly role: string
  readonly email: string
  readonly password: string
}

/** Crossread as a user starts it, in a data folder of its own. */
export interface RunningApp {
  readonly origin: string
  /** The team of the demonstration, in the order of the sign-in file; empty for an empty workspace. */
  readonly people: readonly Person[]
  /** The one-time link of an empty workspace. */
  readonly firstLead: string | undefined
  readonly dataFolder: string
  /** Where its web server listens on 127.0.0.1, also where `origin` is something before it. */
  readonly port: number
  /** The process of the command line; the web server is its child. */
  readonly pid: number
  /** Its database, by role: for looking behind its back. */
  readonly database: DatabaseUrls
  /** Stops it, and removes its data. */
  stop(): Promise<void>
}

/**
 * Starts the real program through its own command line, on a free port; `origin` is the address people use where
 * something stands before it. @throws with its output when it does not come up.
 */
export async function startApp(options: { empty?: boolean; origin?: string } = {}): Promise<RunningApp> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'crossread-app-'))
  const { child, origin, output, port: serverPort } = await launch(dataFolder, { ORIGIN: options.origin ?? '', DATABASE_URL: '' }, { args: options.empty ? ['--empty'] : [] })
  const kept = await readFile(join(dataFolder, 'sign-in.txt'), 'utf8')
  const { secrets } = await keepSecrets(dataFolder)
  const port = /PostgreSQL \S+ \S+(?: \S+)* on 127\.0\.0\.1:(\d+)/.exec(output)![1]!
  return {
    origin, dataFolder, pid: child.pid!,
    port: serverPort,
    database: roleUrls(`postgresql://127.0.0.1:${port}/postgres`, 'crossread', secrets),
    people: [...kept.matchAll(/^(\w+) .*?(\S+@\S+)\s+(\S+)$/gm)].map(([, role, email, password]) => ({ role: role!, email: email!, password: password! })),
    firstLead: /https?:\/\/\S+\/invitation#\S+/.exec(kept)?.[0],
    stop: () => endOf(child, dataFolder),
  }
}

/** The command line of Crossread at work, and what it has said so far. */
interface Launched {
  readonly child: ChildProcess
  readonly origin: string
  readonly port: number
  readonly output: string
}

/** Runs `start` on a data folder and any free port, and waits until it is ready; `from` is the tree it is started in. */
export async function launch(dataFolder: string, env: Readonly<Record<string, string>>, { args = [], from = project }: { args?: readonly string[]; from?: string } = {}): Promise<Launched> {
  const child = spawn(process.execPath, ['cli/start.mjs', 'start', '--data', dataFolder, '--port', '0', ...args], {
    cwd: from, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, PORT: '', HOST: '', ...env },
  })
  let output = ''
  const origin = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      output += chunk.toString()
      const ready = /Crossread is ready at (\S+)/.exec(output)
      if (ready && /Ctrl-C stops it/.test(output)) resolve(ready[1]!)
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    child.once('exit', (code) => reject(new Error(`Crossread ended with ${code} before it was ready:\n${output}`)))
  })
  return { child, origin, output, port: Number(/listening on \S+:(\d+)/.exec(output)![1]) }
}

/** Ends it as Ctrl-C does, and removes its data. */
export async function endOf(child: ChildProcess, dataFolder: string): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGINT')
    await ended
  }
  await rm(dataFolder, { recursive: true, force: true })
}
