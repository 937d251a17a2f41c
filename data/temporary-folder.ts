import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is kept in a temporary folder: the file of an import, texts of an export that wait for their turn, an archive to be sent. */
type Kept = 'import' | 'export' | 'archive'

/** A container has process numbers of its own, and may share the folder with others. */
const here = hostname().replace(/[^A-Za-z0-9]/g, '').slice(0, 40) || 'here'

/** Makes a folder for its owner’s eyes only. Whoever makes it takes it away; where the process is killed before, `removeDeadFolders` does. */
export function temporaryFolder(kept: Kept): Promise<string> {
  return mkdtemp(join(tmpdir(), `crossread-${kept}-${here}-${process.pid}-`))
}

const made = new RegExp(`^crossread-(?:import|export|archive)-${here}-(\\d{1,10})-[A-Za-z0-9]{6}$`)

/**
 * Takes away folders whose process is dead: of this machine only. For the start of a process, before it has made any:
 * what has its own number is of one that had it before. Answers with how many went; what cannot be removed stays.
 */
export async function removeDeadFolders(): Promise<number> {
  const names = await readdir(tmpdir()).catch(() => [])
  const dead = names.filter((name) => {
    const pid = made.exec(name)?.[1]
    return pid !== undefined && (Number(pid) === process.pid || !isAlive(Number(pid)))
  })
  const removed = await Promise.allSettled(dead.map((name) => rm(join(tmpdir(), name), { recursive: true, force: true })))
  return removed.filter(({ status }) => status === 'fulfilled').length
}

/** A process that may not be asked is alive all the same. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH')
  }
}
