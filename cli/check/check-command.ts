import type { Checked } from '@/data/check'
import { withLocalDatabase } from '../local'
import { readMigrations } from '../migrations/folder'
import { project } from '../project'
import { stepsFor } from '../step'

/** As the command line has them. */
export interface CheckOptions {
  readonly data?: string
  readonly json?: boolean
}

/** Looks through the database for what does not keep what is promised, and prints it. Ends with 2 where something does not. */
export async function checkCommand({ data, json = false }: CheckOptions): Promise<void> {
  const checked = await withLocalDatabase({ ...(data === undefined ? {} : { data }), quiet: true, asItIs: true }, () => lookThrough(json))
  if (json) console.log(JSON.stringify(checked, undefined, 2))
  else for (const line of checkedLines(checked)) console.log(line)
  if (checked.faults.length > 0) process.exitCode = 2
}

/** Looks through the database of the environment; for people it says which promises were looked at. */
export async function lookThrough(json: boolean): Promise<Checked> {
  const { migrationDirectories } = await readMigrations(project)
  const { checkDatabase } = await import('@/data/check')
  const found = new Map<string, number>()
  const checked = await stepsFor({ json })('Check', async (report) => {
    const checked = await checkDatabase(migrationDirectories.map(({ migrationFile }) => migrationFile.content.value), (name, faults, done, of) => {
      found.set(name, faults)
      report.progress(done, of, 'promises')
    })
    report.done(`${found.size} promises`)
    return checked
  })
  if (!json) for (const line of promiseLines([...found])) console.log(line)
  return checked
}

function promiseLines(found: readonly (readonly [string, number])[]): string[] {
  const named = (faults: boolean): string => found.filter(([, count]) => count > 0 === faults).map(([name]) => name).join(', ')
  return [['Sound', named(false)], ['Not sound', named(true)]].flatMap(([word, names]) => (names ? [`  ${word!.padEnd(13)}${names}`] : []))
}

const faultsWord = (faults: number): string => `${faults} ${faults === 1 ? 'fault' : 'faults'}`

/** Of one promise: a database that is wholly wrong would say nothing by saying all of it. */
const most = 20

/** What was found, for people: each fault with its promise and row, and how much was looked at. */
export function checkedLines({ texts, annotations, revisions, decisions, guards, faults }: Checked): string[] {
  const looked = `${texts} texts, ${annotations} annotations in ${revisions} versions, ${decisions} verdicts, ${guards} guards`
  const listed = [...new Set(faults.map(({ promise }) => promise))].flatMap((name) => {
    const broken = faults.filter(({ promise }) => promise === name)
    const more = broken.length > most ? [`${name}: and ${broken.length - most} more; --json prints all of them`] : []
    return [...broken.slice(0, most).map(({ promise, id, broken: words }) => `${promise}: ${id}: ${words}`), ...more]
  })
  return [...listed, '', `  ${faults.length === 0 ? 'No fault' : faultsWord(faults.length)} in ${looked}.`]
}
