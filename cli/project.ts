import { mkdir, readFile, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Failure, reasonOf } from './failure'

/** The folder of the project, the one with `package.json`. */
export const project = dirname(dirname(fileURLToPath(import.meta.url)))

/** Where the user's relative paths start: npm moves to the project and keeps the user's own folder in INIT_CWD. */
export const here = process.env['INIT_CWD'] ?? process.cwd()

/** The version of this program. */
export async function programVersion(): Promise<string> {
  return z.object({ version: z.string() }).parse(JSON.parse(await readFile(join(project, 'package.json'), 'utf8'))).version
}

/** Where the data folder is, absolute, there or not. */
export function dataPath(named: string | undefined): string {
  return named === undefined ? resolve(project, '.crossread') : resolve(here, named)
}

/**
 * The data folder, absolute, made if it is not there, for its owner's eyes only. Everything that must outlive a start
 * is in it: PostgreSQL's files, the secrets, the first passwords.
 */
export async function dataFolder(named: string | undefined): Promise<string> {
  const folder = dataPath(named)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    if (!(await stat(folder)).isDirectory()) throw new Error('it is a file')
  } catch (error) {
    throw new Failure(`The data folder ${folder} cannot be used: ${reasonOf(error)}.`, 'Name another one with --data.')
  }
  return folder
}
