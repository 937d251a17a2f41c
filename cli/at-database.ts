import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { disconnect } from '@/data/database'
import { startCluster } from './cluster/cluster'
import { roleUrls } from './cluster/database'
import { Failure } from './failure'
import { here, project } from './project'
import { environs } from './steps/environs'
import { takeHold } from './steps/running'
import { keepSecrets } from './steps/secrets'

/**
 * Does something with the data of an instance, as a program that ends: with the database that DATABASE_URL names, or else
 * with the one in the data folder, which may be serving just now; if it is not, it is started for this and stopped again.
 * Makes nothing and changes nothing, unlike `withLocalDatabase`: where there is no instance, it says so.
 */
export async function atDatabase<Value>(data: string | undefined, act: () => Promise<Value>): Promise<Value> {
  const named = process.env['DATABASE_URL']
  if (named !== undefined && named !== '') {
    // What a program without pages has no use for is made up, so that only the database has to be named.
    return using({ ...environs({ owner: named, app: named, export: process.env['DATABASE_EXPORT_URL'] || named }, 'http://127.0.0.1', unused), ...definedEnv() }, act)
  }
  const wanted = data ?? process.env['CROSSREAD_DATA']
  const folder = wanted === undefined ? join(project, '.crossread') : resolve(here, wanted)
  if (!existsSync(join(folder, 'secrets.json')) || !existsSync(join(folder, 'postgres', 'data'))) {
    throw new Failure(`There is no Crossread in ${folder}.`, 'Name its data folder with --data, or its database with DATABASE_URL.')
  }
  const { secrets } = await keepSecrets(folder)
  // Whoever starts Crossread in the meantime is told to wait, and does not lose its database when this ends.
  const held = await takeHold(folder)
  const cluster = await startCluster(join(folder, 'postgres'), { password: secrets.admin })
  try {
    return await using(environs(roleUrls(cluster.adminUrl, 'crossread', secrets), 'http://127.0.0.1', secrets.session), act)
  } finally {
    if ('hold' in held) {
      if (!cluster.found) await cluster.stop()
      await held.hold.release()
    }
  }
}

const unused = randomBytes(32).toString('base64url')

function definedEnv(): Record<string, string> {
  return Object.fromEntries(['ORIGIN', 'NEXTAUTH_URL', 'NEXTAUTH_SECRET'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])))
}

async function using<Value>(variables: Readonly<Record<string, string>>, act: () => Promise<Value>): Promise<Value> {
  Object.assign(process.env, variables)
  try {
    return await act()
  } finally {
    await disconnect()
  }
}
