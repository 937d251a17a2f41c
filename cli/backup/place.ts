import { existsSync } from 'node:fs'
import { rename, rm, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseUrls } from '../cluster/database'
import { prepareDatabase } from '../cluster/database'
import { type Cluster, startCluster } from '../cluster/cluster'
import { Failure } from '../failure'
import { dataFolder, dataPath } from '../project'
import { openDatabase } from '../steps/database'
import { takeHold } from '../steps/running'
import { type Secrets, keepSecrets } from '../steps/secrets'

/** Where a backup is restored to. */
export interface Place {
  readonly urls: DatabaseUrls
  /** To tell: the folder, or the database without its password. */
  readonly described: string
  /** What sessions are signed with there. */
  readonly secret: string
  /** Makes it what it is to be, once all was restored. */
  readonly keep: () => Promise<void>
}

/**
 * A database to restore into: the one that DATABASE_URL names, or a new PostgreSQL in the data folder, which takes its place
 * there only with `keep`. @param ends what takes a new one away again, if it was not kept
 * @throws Failure where there is a Crossread in the folder already
 */
export async function openPlace(named: string | undefined, ends: (() => unknown)[]): Promise<Place> {
  const path = dataPath(named)
  const url = process.env['DATABASE_URL']
  if (url) {
    // Nothing of the data folder is of use to it.
    const unused: Secrets = { session: '', admin: '', owner: '', app: '', export: '' }
    const { urls, described } = await openDatabase(path, unused)
    return { urls, described, secret: process.env['NEXTAUTH_SECRET'] ?? '', keep: async () => {} }
  }
  if (existsSync(join(path, 'postgres'))) {
    throw new Failure(`There is a Crossread in ${path} already.`, 'Nothing was changed. Name a new data folder with --data; the present one stays as it is until you move it away.')
  }
  const [hadFolder, hadSecrets] = [existsSync(path), existsSync(join(path, 'secrets.json'))]
  const folder = await dataFolder(named)
  const held = await takeHold(folder)
  if ('occupant' in held) throw new Failure(`The data folder ${folder} is in use.`, 'Name another one with --data.')
  let kept = false
  if (!hadFolder) ends.push(() => (kept ? undefined : rmdir(folder).catch(() => undefined)))
  ends.push(held.hold.release)
  const { secrets } = await keepSecrets(folder)
  if (!hadSecrets) ends.push(() => (kept ? undefined : rm(join(folder, 'secrets.json'), { force: true })))
  const unfinished = join(folder, 'postgres.unfinished')
  await clearAway(unfinished, secrets)
  ends.push(() => (kept ? undefined : rm(unfinished, { recursive: true, force: true })))
  const cluster = await startCluster(unfinished, { password: secrets.admin })
  ends.push(cluster.stop)
  const urls = await prepareDatabase(cluster.adminUrl, 'crossread', secrets)
  const keep = async (): Promise<void> => {
    await cluster.stop()
    await rename(unfinished, join(folder, 'postgres'))
    kept = true
  }
  return { urls, described: folder, secret: secrets.session, keep }
}

/** What a restore that was killed left behind: perhaps a server at work. */
async function clearAway(unfinished: string, secrets: Secrets): Promise<void> {
  if (!existsSync(unfinished)) return
  const left: Cluster | undefined = await startCluster(unfinished, { password: secrets.admin }).catch(() => undefined)
  await left?.stop().catch(() => undefined)
  await rm(unfinished, { recursive: true, force: true })
}
