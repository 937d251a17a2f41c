import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Checked } from '@/data/check'
import { withLocalDatabase } from '../local'
import { project } from '../project'

/** As the command line has them. */
export interface CheckOptions {
  readonly data?: string
  readonly json?: boolean
}

/** Looks through the database for what does not keep what is promised, and prints it. Ends with 2 where something does not. */
export async function checkCommand({ data, json = false }: CheckOptions): Promise<void> {
  const folder = join(project, 'prisma', 'migrations')
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
  const migrations = await Promise.all(names.map((name) => readFile(join(folder, name, 'migration.sql'), 'utf8')))
  const checked = await withLocalDatabase({ ...(data === undefined ? {} : { data }), quiet: true, asItIs: true }, async () => {
    const { checkDatabase } = await import('@/data/check')
    return checkDatabase(migrations, json ? undefined : (name, faults) => console.log(`  ${name.padEnd(16)}${faults === 0 ? 'sound' : `${faults} ${faults === 1 ? 'fault' : 'faults'}`}`))
  })
  if (json) console.log(JSON.stringify(checked, undefined, 2))
  else for (const line of linesOf(checked)) console.log(line)
  if (checked.faults.length > 0) process.exitCode = 2
}

/** Of one promise: a database that is wholly wrong would say nothing by saying all of it. */
const most = 20

function linesOf({ texts, annotations, revisions, decisions, guards, faults }: Checked): string[] {
  const looked = `${texts} texts, ${annotations} annotations in ${revisions} versions, ${decisions} verdicts, ${guards} guards`
  const listed = [...new Set(faults.map(({ promise }) => promise))].flatMap((name) => {
    const broken = faults.filter(({ promise }) => promise === name)
    const more = broken.length > most ? [`${name}: and ${broken.length - most} more; --json prints all of them`] : []
    return [...broken.slice(0, most).map(({ promise, id, broken: words }) => `${promise}: ${id}: ${words}`), ...more]
  })
  return [...listed, '', `  ${faults.length === 0 ? 'No fault' : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'}`} in ${looked}.`]
}
