import { existsSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import { Failure, reasonOf } from '../failure'
import { withLocalDatabase } from '../local'
import { readMigrations } from '../migrations/folder'
import { count, size } from '../progress'
import { here, programVersion, project } from '../project'
import type { Manifest } from './manifest'
import { writeBackup } from './write-backup'

/** As the command line has them. */
export interface BackupOptions {
  readonly data?: string
  readonly json?: boolean
}

/** Writes the database into a file, whether Crossread is running or not. */
export async function backupCommand(file: string, { data, json = false }: BackupOptions): Promise<void> {
  const path = resolve(here, file)
  if (existsSync(path)) throw new Failure(`${path} is there already.`, 'Nothing was written. Name a file that is not there yet.')
  const folder = dirname(path)
  const isFolder = await stat(folder).then((found) => found.isDirectory(), () => false)
  if (!isFolder) throw new Failure(`There is no folder ${folder}.`, 'Nothing was written. Make the folder, or name a file in one that is there.')
  const migrations = await readMigrations(project)
  const crossread = await programVersion()
  const manifest = await withLocalDatabase({ ...(data === undefined ? {} : { data }), quiet: json, asItIs: true, ofAnyVersion: true }, (run, urls) =>
    run('Backup', async (report): Promise<Manifest> => {
      try {
        const manifest = await writeBackup({ ownerUrl: urls.owner, migrations, crossread }, path, (rows, of) => report.progress(rows, of, 'rows'))
        report.done(`${count(rowsOf(manifest))} rows in ${manifest.tables.length} tables`)
        return manifest
      } catch (error) {
        if (error instanceof Failure) throw error
        throw new Failure(`The backup could not be written: ${reasonOf(error)}.`, 'Is the disk full, or may the role of DATABASE_OWNER_URL not read? Nothing half written was left.')
      }
    }))
  const bytes = (await stat(path)).size
  const left = manifest.leftOut.map(({ table }) => table)
  if (json) console.log(JSON.stringify({ file: path, bytes, rows: rowsOf(manifest), ...manifest }, undefined, 2))
  else {
    console.log(`  Written      ${path}, ${size(bytes)}, as it was at ${manifest.madeAt}`)
    console.log(`  Left out     ${left.join(', ')}`)
    console.log('  Keep it as you keep the database: hashes of passwords, names and addresses are in it, and it is not encrypted.')
  }
}

export const rowsOf = ({ tables }: Manifest): number => tables.reduce((sum, { rows }) => sum + rows, 0)
