import { fork } from 'node:child_process'
import { join } from 'node:path'
import { Failure } from '../failure'
import { leash } from '../run'
import type { Environs } from './environs'
import { writePrivately } from './secrets'

/** How one person of the first team signs in. */
export interface SignIn {
  readonly role: string
  readonly name: string
  readonly email: string
  readonly password: string
}

/** What the seed made that nobody else can know: passwords, or with an empty workspace the path of the first lead's invitation. */
export interface Seeded {
  readonly signIn: readonly SignIn[]
  readonly firstLeadPath?: string
  readonly first?: string
}

/**
 * Fills a new database with the demonstration, or with an empty workspace; does nothing where that was done before.
 * `keep` puts the passwords away, and is done before the workspace is committed. Works in a process of its own, so that this one never holds the connections of the application.
 */
export function seedOnce(
  project: string, empty: boolean, environs: Environs, say: (line: string) => void, keep: (seeded: Seeded) => Promise<unknown>,
): Promise<Seeded> {
  return new Promise((resolve, reject) => {
    const child = fork(join(project, 'cli', 'seed.ts'), [], {
      cwd: project,
      env: { ...process.env, ...environs, ...leash.env },
      execArgv: [...leash.execArgv, '--import', 'tsx'],
      detached: leash.detached,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    let output = ''
    let seeded: Seeded | undefined
    child.stdout?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr?.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.on('message', (message: { say: string } | { keep: Seeded } | { seeded: Seeded }) => {
      if ('say' in message) say(message.say)
      else if ('keep' in message) keep(message.keep).then(() => child.send('kept'), (error: unknown) => (child.kill(), reject(error)))
      else seeded = message.seeded
    })
    child.once('error', reject)
    child.once('close', (code) => {
      if (code === 0 && seeded !== undefined) resolve(seeded)
      else reject(new Failure(`The first workspace could not be made:\n${output}`, 'Nothing half made was kept. Mend what is named above and start again.'))
    })
    child.send({ empty })
  })
}

/** Keeps the first passwords, or the first lead's link, in a file of the data folder for its owner only. Answers with its path. */
export async function keepSignIn(folder: string, seeded: Seeded, origin: string): Promise<string> {
  const file = signInFile(folder)
  await writePrivately(file, ['How to sign in to Crossread', origin, '', ...signInLines(seeded, origin), ''].join('\n'))
  return file
}

export const signInFile = (folder: string): string => join(folder, 'sign-in.txt')

/** One line for each person and whom to begin with, or the link, as it is printed and kept. */
export function signInLines({ signIn, firstLeadPath, first }: Seeded, origin: string): string[] {
  if (firstLeadPath !== undefined) return [`Become the first lead (works once): ${origin}${firstLeadPath}`]
  const width = (key: keyof SignIn): number => Math.max(...signIn.map((person) => person[key].length))
  return [
    ...signIn.map(({ role, name, email, password }) => `${role.padEnd(width('role'))}  ${name.padEnd(width('name'))}  ${email.padEnd(width('email'))}  ${password}`),
    ...(first === undefined ? [] : ['', first]),
  ]
}
