import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { addressOf } from './address'
import type { DatabaseUrls } from './cluster/database'
import { withEnds } from './ends'
import { Failure } from './failure'
import { applyMigrations } from './migrations/apply'
import { demandMigrations } from './migrations/demand'
import { installQueue } from './migrations/queue'
import { dataFolder, dataPath, project } from './project'
import { type Run, stepsFor } from './step'
import { type Database, openDatabase } from './steps/database'
import { environs } from './steps/environs'
import { generateClient } from './steps/generate'
import { takeHold } from './steps/running'
import { keepSecrets } from './steps/secrets'
import { keepSignIn, seedOnce, signInFile } from './steps/seed'

export interface LocalOptions {
  /** The data folder as the command line names it; also CROSSREAD_DATA. */
  readonly data?: string
  /** Nothing is printed on standard output but what the work itself prints: for programs that read it. */
  readonly quiet?: boolean
  /** Nothing is made or brought up to date: for programs that only read. Where there is no instance, that is a failure. */
  readonly asItIs?: boolean
  /** With `asItIs`: also a database that this program does not know yet, or no more. */
  readonly ofAnyVersion?: boolean
}

/**
 * Does work with the local database: that of DATABASE_URL, or of the data folder. Where Crossread is running there, its
 * PostgreSQL is used and left as it is, as is one that DATABASE_URL names; where it is not, it is started for as long as the work takes, with its tables
 * brought up to date, and with the first workspace where there is none. The environment is that of the server, so
 * that `work` may import and call what is in data/.
 */
export async function withLocalDatabase<Value>(options: LocalOptions, work: (run: Run, urls: DatabaseUrls) => Promise<Value>): Promise<Value> {
  const { data, quiet = false, asItIs = false, ofAnyVersion = false } = options
  const run = stepsFor({ json: quiet })
  const named = data ?? process.env['CROSSREAD_DATA']
  if (asItIs && !process.env['DATABASE_URL'] && !existsSync(join(dataPath(named), 'postgres', 'data'))) {
    throw new Failure(`There is no Crossread in ${dataPath(named)}.`, 'Name its data folder with --data, or its database with DATABASE_URL.')
  }
  const folder = await dataFolder(named)
  await generateClient(project)
  const held = await takeHold(folder)
  return withEnds(async (ends) => {
    if ('hold' in held) ends.push(held.hold.release)
    const { secrets } = await keepSecrets(folder)
    const database = await run('Database', async (report) => {
      const database = await openDatabase(folder, secrets)
      report.done(database.described)
      return database
    })
    const { cluster } = database
    if (cluster && !cluster.found && 'hold' in held) ends.push(cluster.stop)
    const origin = process.env['ORIGIN'] || !('occupant' in held) || held.occupant.address === undefined ? addressOf('127.0.0.1', 3000, process.env['ORIGIN']).origin : held.occupant.address
    Object.assign(process.env, environs(database.urls, origin, process.env['NEXTAUTH_SECRET'] || secrets.session))
    // A database elsewhere may be serving another version of the program just now: it is brought up to date by a start alone.
    if ('hold' in held && cluster && !asItIs) await prepare(database, folder, origin, run)
    else if (!ofAnyVersion) await demandMigrations(database.urls.owner, project)
    // Only now are the modules of data/ of use, and the client that they are made with is there.
    const { disconnect } = await import('@/data/database')
    ends.push(disconnect)
    return work(run, database.urls)
  }, 'What was stored by then stays, and nothing half done is left.')
}

/** What a start does before it serves: nobody else does it now. */
async function prepare(database: Database, folder: string, origin: string, run: Run): Promise<void> {
  const applied = await applyMigrations(database.urls.owner, project)
  await installQueue(database.urls.owner)
  if (applied.length > 0) await run('Migrations', async (report) => report.done(`applied ${applied.length}`))
  const variables = environs(database.urls, origin, process.env['NEXTAUTH_SECRET'] ?? '')
  const seeded = await seedOnce(project, false, variables, () => {}, (made) => keepSignIn(folder, made, origin))
  if (seeded.signIn.length > 0) await run('Workspace', async (report) => report.done(`made, with the demonstration; how to sign in is kept in ${signInFile(folder)}`))
}
