import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { caseFile } from '@/core/agreement/reference/case-file'
import { checkCase } from '@/core/agreement/reference/check-case'
import { caseRow, caseSummary, headRow } from './agreement-report'
import type { Reported } from './agreement-report'
import { Failure, reasonOf } from './failure'

const program = new Command('npm run agreement:cases --')
  .description('Compares the figures of agreement with reference values: every .json file of a folder is one case.')
  .argument('<folder>', 'where the case files are')
  .action(async (folder: string) => {
    const names = (await readdir(folder).catch((error: unknown) => {
      throw new Failure(`The folder ${folder} cannot be read: ${reasonOf(error)}.`, 'Name a folder with case files.')
    })).filter((name) => name.endsWith('.json')).sort()
    if (names.length === 0) throw new Failure(`There is no case in ${folder}.`, 'Name a folder with case files: they end in .json.')
    console.log(headRow())
    const reported: Reported[] = []
    for (const name of names) {
      const one = await checkFile(join(folder, name), name)
      console.log(caseRow(one))
      reported.push(one)
    }
    const { text, good } = caseSummary(reported)
    console.log(`\n${text}`)
    process.exitCode = good ? 0 : 1
  })

async function checkFile(path: string, name: string): Promise<Reported> {
  const started = performance.now()
  const id = name.replace(/\.json$/, '')
  try {
    const read = caseFile.safeParse(JSON.parse(await readFile(path, 'utf8')))
    if (!read.success) return { id, metric: '', expected: null, checked: { kind: 'unreadable', message: `The file is not a case: ${read.error.issues[0]?.path.join('.')} ${read.error.issues[0]?.message}.` }, milliseconds: 0 }
    const checked = checkCase(read.data)
    return { id: read.data.id, metric: read.data.metric, expected: read.data.expected, checked, milliseconds: performance.now() - started }
  } catch (error) {
    return { id, metric: '', expected: null, checked: { kind: 'unreadable', message: reasonOf(error) }, milliseconds: performance.now() - started }
  }
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof Failure)) throw error
  error.say()
  process.exit(1)
}
