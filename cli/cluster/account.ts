import { spawn, spawnSync } from 'node:child_process'
import { chmod, chown, readFile, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Failure } from '../failure'

/**
 * As whom PostgreSQL runs, which refuses to run as root: as ourselves; as root seen as another in a user namespace
 * (its files stay root's); or as an unprivileged account that owns its files.
 */
export type Account =
  | { readonly kind: 'self' }
  | { readonly kind: 'namespace'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'other'; readonly name: string; readonly uid: number; readonly gid: number }

/**
 * Chooses the account for a cluster in `folder` whose programs are `binary` and its neighbours. Where it must be another,
 * the folder becomes that account's, and the folder above may be entered by all, though not read.
 */
export async function chooseAccount(folder: string, binary: string): Promise<Account> {
  if (process.getuid?.() !== 0) return { kind: 'self' }
  const { name, uid, gid } = await unprivileged()
  if (mayWriteInNamespace(folder, binary, uid, gid)) return { kind: 'namespace', uid, gid }
  await chown(folder, uid, gid)
  const above = dirname(folder)
  await chmod(above, ((await stat(above)).mode & 0o777) | 0o011)
  const closed = firstClosed([folder, binary], uid, gid)
  if (closed !== undefined) {
    throw new Failure(
      `PostgreSQL does not run as root, this system allows no user namespace, and the user ${name} may not enter ${closed}.`,
      `Start as another user than root, move the project and the data folder (--data) out of ${closed}, or chmod o+x ${closed}.`,
    )
  }
  return { kind: 'other', name, uid, gid }
}

/** Hands a file or folder that root made to the account. */
export async function give(path: string, account: Account): Promise<void> {
  if (account.kind === 'other') await chown(path, account.uid, account.gid)
}

/** Runs a program as the account, to its end. `output` is what it wrote, both streams in one. Nothing is read from it after it ended. */
export function runAs(account: Account, binary: string, args: readonly string[]): Promise<{ code: number | null; output: string }> {
  const [program, all] =
    account.kind === 'namespace' ? ['unshare', [...mapping(account.uid, account.gid), binary, ...args]] : [binary, [...args]]
  const ids = account.kind === 'other' ? { uid: account.uid, gid: account.gid } : {}
  return new Promise((resolve, reject) => {
    const child = spawn(program, all, { ...ids, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], detached: true, env: surroundings() })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    // Not `close`: a server started by the program inherits its streams and keeps them open.
    child.once('exit', (code) => {
      child.stdout.destroy()
      child.stderr.destroy()
      resolve({ code, output })
    })
  })
}

/** PostgreSQL gets no more of our environment than it needs: PGPORT and its kin would change what it does. */
function surroundings(): NodeJS.ProcessEnv {
  const { NODE_ENV, PATH, TZ, TMPDIR, TEMP, TMP, SystemRoot } = process.env
  return { NODE_ENV, PATH, TZ, TMPDIR, TEMP, TMP, SystemRoot, LC_ALL: 'C' }
}

const mapping = (uid: number, gid: number): string[] => ['--user', `--map-user=${uid}`, `--map-group=${gid}`]

function mayWriteInNamespace(folder: string, binary: string, uid: number, gid: number): boolean {
  const inside = (...command: string[]): boolean => spawnSync('unshare', [...mapping(uid, gid), ...command], { stdio: 'ignore' }).status === 0
  return inside('test', '-w', folder) && inside('test', '-x', binary)
}

/** An account of this machine that is not root. `initdb` wants to read its name, so it has to be in the list. */
async function unprivileged(): Promise<{ name: string; uid: number; gid: number }> {
  const accounts = (await readFile('/etc/passwd', 'utf8').catch(() => ''))
    .split('\n')
    .map((line) => line.split(':'))
    .map(([name = '', , uid, gid]) => ({ name, uid: Number(uid), gid: Number(gid) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0)
  const found = accounts.find(({ name }) => name === 'postgres') ?? accounts.find(({ name }) => name === 'nobody') ?? accounts.at(-1)
  if (found !== undefined) return found
  throw new Failure('PostgreSQL does not run as root, and this machine has no other account.', 'Make one (useradd crossread) and start again.')
}

/** The topmost folder on the way to one of the paths that the account may not enter. */
function firstClosed(paths: readonly string[], uid: number, gid: number): string | undefined {
  const onTheWay = paths.flatMap((path) => {
    const folders: string[] = []
    for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) folders.unshift(folder)
    return folders
  })
  return onTheWay.find((folder) => spawnSync('test', ['-x', folder], { uid, gid, stdio: 'ignore' }).status !== 0)
}
