import { existsSync } from 'node:fs'
import { parseEnvironment } from '@/data/environment'
import { addressOf, checkTrustedProxy, parsePort } from './address'
import { Failure, reasonOf } from './failure'
import { applyMigrations } from './migrations/apply'
import { installQueue } from './migrations/queue'
import { anyFreePort, nextFreePort } from './port'
import { dataFolder, project } from './project'
import { build } from './steps/build'
import { openDatabase } from './steps/database'
import { environs } from './steps/environs'
import { generateClient } from './steps/generate'
import { takeHold } from './steps/running'
import { keepSecrets } from './steps/secrets'
import type { Seeded } from './steps/seed'
import { keepSignIn, seedOnce, signInFile, signInLines } from './steps/seed'
import { serve } from './steps/serve'
import { work } from './steps/work'
import { Keeper } from './keeper'

/** As the command line has them; each but `empty` also comes from the environment, where the command line does not say. */
export interface StartOptions {
  readonly port?: string
  readonly host?: string
  readonly data?: string
  readonly empty?: boolean
}

/** Brings everything up, from a folder with nothing but sources and packages to a server that answers, and keeps it up until told to stop. */
export async function start(mode: 'start' | 'dev', options: StartOptions): Promise<void> {
  const folder = await dataFolder(options.data ?? process.env['CROSSREAD_DATA'])
  const held = await takeHold(folder)
  if ('occupant' in held) {
    const { address, pid } = held.occupant
    console.log(address === undefined ? `\n  Crossread is being started already (process ${pid ?? 'unknown'}).\n` : `\n  Crossread is already running at ${address}\n`)
    return
  }
  const keeper = new Keeper()
  keeper.onStop(() => held.hold.release())
  try {
    await bringUp(mode, options, folder, keeper, held.hold.announce)
  } catch (error) {
    await keeper.stop()
    throw error
  }
}

async function bringUp(mode: 'start' | 'dev', options: StartOptions, folder: string, keeper: Keeper, announce: (address: string) => void): Promise<void> {
  const host = options.host ?? (process.env['HOST'] || '127.0.0.1')
  const wanted = parsePort(options.port ?? (process.env['PORT'] || '3000'))
  addressOf(host, wanted, process.env['ORIGIN'])
  checkTrustedProxy(process.env['TRUSTED_PROXY'])
  await keeper.step('Data client', async (report) => report.done((await generateClient(project)) ? 'generated from prisma/schema.prisma' : 'up to date'))
  const secrets = await keeper.step('Secrets', async (report) => {
    const { secrets, made } = await keepSecrets(folder)
    report.done(made ? `made, in ${folder}` : 'as before')
    return secrets
  })
  const database = await keeper.step('Database', async (report) => {
    const database = await openDatabase(folder, secrets)
    report.done(database.described)
    return database
  })
  if (database.cluster !== undefined) keeper.keepCluster(database.cluster, secrets.admin)
  await keeper.step('Migrations', async (report) => {
    const names = await applyMigrations(database.urls.owner, project)
    await installQueue(database.urls.owner)
    report.done(names.length === 0 ? 'up to date' : `applied ${names.join(', ')}`)
  })

  const port = wanted === 0 ? await anyFreePort(host) : await nextFreePort(wanted, host)
  const address = addressOf(host, port, process.env['ORIGIN'])
  const variables = environs(database.urls, address.origin, process.env['NEXTAUTH_SECRET'] || secrets.session)
  checkEnvironment(variables)

  const seeded = await keeper.step('Workspace', async (report) => {
    const seeded = await seedOnce(project, options.empty === true, variables, report.doing, (made) => keepSignIn(folder, made, address.origin))
    if (seeded.signIn.length > 0 || seeded.firstLeadPath !== undefined) {
      report.done(options.empty === true ? 'made, empty' : 'made, with the demonstration')
    } else report.done('as before')
    return seeded
  })
  if (mode === 'start') await keeper.step('Program', (report) => build(project, folder, report))
  await keeper.step('Worker', async (report) => {
    const worker = await work(project, mode, variables)
    keeper.onStop(() => worker.stop())
    report.done('at work')
  })
  await keeper.step('Server', async (report) => {
    const server = await serve(project, { mode, host, port, ownHost: address.ownHost }, variables, () => keeper.giveUp())
    keeper.onStop(() => server.stop())
    const taken = port === wanted || wanted === 0 ? '' : ` (port ${wanted} is taken)`
    report.done(`listening on ${host}:${port}${taken}`)
  })
  announce(address.origin)

  console.log(`\n  Crossread is ready at ${address.origin}\n`)
  await tellSignIn(folder, seeded, address.origin)
  if (address.note !== undefined) console.log(`  ${address.note}\n`)
  console.log('  Ctrl-C stops it. All work is kept.\n')
}

/** Shows new passwords, or the first lead's link, this once; later only where they were kept. */
async function tellSignIn(folder: string, seeded: Seeded, origin: string): Promise<void> {
  const file = signInFile(folder)
  const lines = signInLines(seeded, origin)
  if (lines.length > 0) {
    if (seeded.signIn.length > 0) console.log('  Sign in with one of these addresses and its password:\n')
    for (const line of lines) console.log(`    ${line}`)
    console.log(`\n  This is shown once, and kept in ${file}, which only you can read.\n`)
  } else if (existsSync(file)) console.log(`  How to sign in was kept in ${file}\n`)
}

/** What is wrong with the environment is said here, by name, and not by the first page that is asked for. */
function checkEnvironment(variables: Record<string, string>): void {
  try {
    parseEnvironment({ ...process.env, ...variables })
  } catch (error) {
    throw new Failure(reasonOf(error), 'Set the variable as described, or unset it: Crossread makes its own.')
  }
}
