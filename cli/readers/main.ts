import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020'
import addFormats from 'ajv-formats'
import { Command } from 'commander'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { unprotect } from '@/core/export/spreadsheet-cell'
import { collectionSchema, pageSchema } from '@/core/formats/web-annotation/schema'
import { reasonOf } from '../failure'
import { here, project } from '../project'
import { demonstration, generatedProject } from './projects'
import { writePackages } from './write-packages'

/** What one program read of one format. */
interface Outcome {
  readonly reader: string
  readonly format: string
  readonly compared: number
  readonly differ: number
  readonly wrong: readonly string[]
}

const run = promisify(execFile)
const large = { maxBuffer: 64 * 1024 * 1024 } as const
const outcome = z.object({ reader: z.string().optional(), format: z.string(), compared: z.number(), differ: z.number(), wrong: z.array(z.string()) })

const program = new Command('npm run readers --')
  .description('Writes projects in every format and has other programs read them: each quote is compared.')
  .option('--python <path>', 'a Python, with pandas, pyarrow and datasets where they are wanted', 'python3')
  .option('--projects <n>', 'how many generated projects', '150')
  .option('--seed <n>', 'of the generated projects', '59')
  .option('--keep <folder>', 'where the packages are left')
  .action(async ({ python, projects, seed, keep }: { python: string; projects: string; seed: string; keep?: string }) => {
    const folder = keep === undefined ? await mkdtemp(join(tmpdir(), 'crossread-readers-')) : resolve(here, keep)
    const missing: string[] = []
    let wrong = 0
    try {
      const duckdb = await installed(join(folder, 'duckdb'), '@duckdb/node-api')
      for (const [name, articles] of [['generated', generatedProject(Number(seed), Number(projects))], ['demonstration', await demonstration()]] as const) {
        const packages = join(folder, name)
        await writePackages(packages, articles)
        const passages = articles.flatMap(({ layers }) => layers.flatMap((layer) => layer.passages))
        console.log(`\n${name}: ${articles.length} articles, ${passages.length} annotations, ${passages.flatMap(({ quotes }) => quotes).length} fragments`)
        const readers: Readonly<Record<string, () => Promise<readonly Outcome[]>>> = {
          'Python standard library': () => scripted(python, [join(project, 'cli/readers/read_packages.py'), packages], python),
          'pandas, pyarrow, datasets': () => scripted(python, [join(project, 'cli/readers/read_tables.py'), packages], python),
          DuckDB: () => (duckdb === undefined ? Promise.reject(new Error('not installed')) : scripted(process.execPath, [join(project, 'cli/readers/read-parquet.mjs'), packages, duckdb])),
          LibreOffice: () => libreOffice(packages, join(folder, 'office')),
          'ajv, W3C Web Annotation': () => webAnnotation(packages),
        }
        for (const [reader, read] of Object.entries(readers)) {
          const found = await read().catch((error: unknown) => {
            missing.push(`${reader}: ${error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'not installed' : reasonOf(error).slice(0, 300)}`)
            return []
          })
          if (found.length === 0 && !missing.some((line) => line.startsWith(reader))) missing.push(`${reader}: not installed`)
          for (const one of found) {
            wrong += one.differ
            console.log(`  ${one.reader.padEnd(34)} ${one.format.padEnd(24)} ${String(one.compared).padStart(7)} compared, ${one.differ} differ`)
            for (const line of one.wrong) console.log(`      ${line.slice(0, 300)}`)
          }
        }
      }
    } finally {
      if (keep === undefined) await rm(folder, { recursive: true, force: true })
    }
    for (const reader of new Set(missing)) console.log(`\n  ${reader}`)
    process.exitCode = wrong === 0 ? 0 : 1
  })

/** Puts a package of npm into a folder of its own: it is no dependency of ours. Undefined where there is no network. */
async function installed(folder: string, name: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true })
  return await run('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', folder, name], { ...large, timeout: 120_000 }).then(() => folder, () => undefined)
}

/** Runs a program that prints an outcome a line. */
async function scripted(command: string, words: readonly string[], python?: string): Promise<Outcome[]> {
  const { stdout } = await run(command, [...words], { ...large, env: { ...process.env, PYTHONIOENCODING: 'utf-8', PYTHONUTF8: '1', HF_HUB_OFFLINE: '1' } })
  const version = python === undefined ? '' : (await run(python, ['--version'])).stdout.trim()
  return stdout.split('\n').filter((line) => line.startsWith('{')).map((line) => {
    const read = outcome.parse(JSON.parse(line))
    return { ...read, reader: read.reader ?? version }
  })
}

/** Comma, quotation mark, UTF-8, from line 1, the kinds of the columns; numbers told as a person's window would, formulas run, and written as formulas. */
const filterOf = (columns: string) => `Text - txt - csv (StarCalc):44,34,76,1,${columns},0,false,true,false,true,false,0,true`

/** Opens the table for spreadsheets as a person would, and once more with its columns as text, and compares what LibreOffice writes. */
async function libreOffice(packages: string, profile: string): Promise<Outcome[]> {
  const reader = (await run('soffice', ['--version'])).stdout.trim().split(' ').slice(0, 2).join(' ')
  const source = join(packages, 'csv-spreadsheet', 'annotations.csv')
  const rows = (text: string) => parse(text, { columns: true, bom: true, relax_quotes: true }) as readonly Readonly<Record<string, string>>[]
  const before = rows(await readFile(source, 'utf8'))
  const texts = Object.keys(before[0] ?? {}).map((_, index) => `${index + 1}/2`).join('/')
  const outcomes: Outcome[] = []
  for (const [name, columns] of [['opened as it is', ''], ['columns as text', texts]] as const) {
    const out = join(profile, columns === '' ? 'plain' : 'text')
    await run('soffice', [`-env:UserInstallation=file://${profile}/profile`, '--headless', `--infilter=${filterOf(columns)}`, '--convert-to', `csv:${filterOf('')}`, '--outdir', out, source], { ...large, timeout: 180_000 })
    const after = rows(await readFile(join(out, 'annotations.csv'), 'utf8'))
    // A cell of a spreadsheet knows one line end.
    const plain = (cell = '') => unprotect(cell).replace(/\r\n?/g, '\n')
    const quoted = columns === '' ? (['start', 'end'] as const) : (['quote', 'tag', 'start', 'end'] as const)
    const wrong = before.flatMap((row, index) => quoted.flatMap((column) => (plain(row[column]) === plain(after[index]?.[column]) ? [] : [`row ${index + 2}, ${column}: ${JSON.stringify(row[column])} became ${JSON.stringify(after[index]?.[column])}`])))
    const running = after.flatMap((row, index) => Object.values(row).flatMap((cell) => (/^[=+@]|^-(?!\d)|#(?:NAME|REF|VALUE)|Err:\d/.test(cell) ? [`row ${index + 2}: ${JSON.stringify(cell)} is run as a formula`] : [])))
    outcomes.push({ reader, format: `csv-spreadsheet, ${name}`, compared: before.length * quoted.length, differ: wrong.length + running.length, wrong: [...wrong, ...running].slice(0, 5) })
  }
  return outcomes
}

/** Holds the collection and every page against the schema of the recommendation. */
async function webAnnotation(packages: string): Promise<Outcome[]> {
  const ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true })
  addFormats.default(ajv)
  const folder = join(packages, 'webannotation')
  const [isCollection, isPage] = [ajv.compile(collectionSchema), ajv.compile(pageSchema)]
  const pages = (await readdir(join(folder, 'annotations'))).map((name) => join(folder, 'annotations', name))
  let compared = 0
  const wrong: string[] = []
  for (const path of [join(folder, 'annotations.jsonld'), ...pages]) {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'))
    const valid = path.endsWith('annotations.jsonld') && !pages.includes(path) ? isCollection : isPage
    compared += z.object({ items: z.array(z.unknown()).default([]) }).parse(value).items.length
    if (!valid(value)) wrong.push(`${path}: ${ajv.errorsText(valid.errors)}`)
  }
  return [{ reader: 'ajv', format: 'webannotation', compared, differ: wrong.length, wrong: wrong.slice(0, 5) }]
}

await program.parseAsync()
