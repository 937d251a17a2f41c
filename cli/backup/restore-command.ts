import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { addressOf } from '../address'
import { checkedLines, lookThrough } from '../check/check-command'
import { withEnds } from '../ends'
import { readMigrations } from '../migrations/folder'
import { size } from '../progress'
import { here, project } from '../project'
import { stepsFor } from '../step'
import { environs } from '../steps/environs'
import { generateClient } from '../steps/generate'
import { rowsOf } from './backup-command'
import { openPlace } from './place'
import { openBackup } from './read-backup'
import { restoreInto } from './restore'

/** As the command line has them. */
export interface RestoreOptions {
  readonly data?: string
  readonly json?: boolean
}

/** Restores a backup into a new data folder, or an empty database, and looks through all of it. Ends with 2 where something does not keep what is promised. */
export async function restoreCommand(file: string, { data, json = false }: RestoreOptions): Promise<void> {
  const path = resolve(here, file)
  const run = stepsFor({ json })
  const migrations = await readMigrations(project)
  const restored = await withEnds(async (ends) => {
    const backup = await run('Backup', async (report) => {
      const bytes = (await stat(path).catch(() => undefined))?.size ?? 0
      const backup = await openBackup(path, migrations, (read) => report.progress(Math.floor(read / 1e6), Math.ceil(bytes / 1e6), 'MB'))
      report.done(`${size(bytes)} of ${backup.manifest.madeAt}, every byte as it was written`)
      return backup
    })
    ends.push(backup.close)
    await generateClient(project)
    const place = await run('Database', async (report) => {
      const place = await openPlace(data ?? process.env['CROSSREAD_DATA'], ends)
      report.done(place.described)
      return place
    })
    const { later, letsIn } = await restoreInto({ ownerUrl: place.urls.owner, project, migrations }, backup, run, ends)
    const { origin } = addressOf('127.0.0.1', 3000, process.env['ORIGIN'])
    Object.assign(process.env, environs(place.urls, origin, place.secret))
    const { disconnect } = await import('@/data/database')
    ends.push(disconnect)
    const checked = await lookThrough(json)
    await disconnect()
    await place.keep()
    return { from: path, to: place.described, madeAt: backup.manifest.madeAt, tables: backup.manifest.tables.length, rows: rowsOf(backup.manifest), laterMigrations: later, ...letsIn, check: checked }
  }, 'Nothing was restored, and nothing half done is left.')
  if (json) console.log(JSON.stringify(restored, undefined, 2))
  else {
    for (const line of checkedLines(restored.check)) console.log(line)
    console.log(`  Restored     to ${restored.to}. Everybody signs in again, with the password of then.`)
    if (restored.tokens + restored.links > 0) console.log(`  Good again   ${restored.tokens} tokens and ${restored.links} one-time links of then, also those that were taken back since: look through them.`)
  }
  if (restored.check.faults.length > 0) process.exitCode = 2
}
