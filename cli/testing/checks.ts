import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Failure } from '../failure'
import { project } from '../project'
import type { Ended } from '../run'
import { runNode } from '../run'
import type { Report } from '../step'
import { build } from '../steps/build'
import type { Counts } from './counts'
import { countAgain, countPlaywright, countVitest, failedStories } from './counts'
import { checkScriptBudget } from './script-budget'

/** One thing `npm test` looks at. */
export interface Check {
  readonly name: CheckName
  /** As it stands at the beginning of a line. */
  readonly title: string
  /** May throw a `Failure` in place of answering with one. */
  readonly run: (report: Report) => Promise<CheckResult>
}

export interface CheckResult {
  /** Where there is something to count. */
  readonly counts?: Counts
  /** What to print if it failed. */
  readonly failure?: string
}

export type CheckName = 'lint' | 'types' | 'unit' | 'data' | 'build' | 'stories'

/** In the order in which they run: the quick ones first. */
export const checks: readonly Check[] = [
  {
    name: 'lint',
    title: 'Lint',
    run: async () => said(await runNode('node_modules/oxlint/bin/oxlint', ['--type-aware', '--deny-warnings', '--format=unix'])),
  },
  {
    name: 'types',
    title: 'Types',
    run: async () => {
      const generated = await runNode('node_modules/next/dist/bin/next', ['typegen'], { NEXT_TELEMETRY_DISABLED: '1' })
      return generated.code === 0 ? said(await runNode('node_modules/typescript/bin/tsc', ['--noEmit'])) : said(generated)
    },
  },
  { name: 'unit', title: 'Unit', run: () => vitest('unit') },
  { name: 'data', title: 'Data', run: () => vitest('data') },
  {
    name: 'build',
    title: 'Program',
    run: async (report) => {
      await build(project, undefined, report)
      await checkScriptBudget(project)
      return {}
    },
  },
  {
    name: 'stories',
    title: 'Stories',
    run: async (report) => {
      report.doing('in a browser, which takes some minutes')
      const first = await stories([])
      const failed = first.report === undefined ? [] : failedStories(first.report)
      if (first.report === undefined || failed.length === 0 || failed.length > mostToRunAgain) return first
      report.doing(`again, what failed: ${failed.length}`)
      const again = await stories(['--last-failed', '--workers=1'])
      if (again.report === undefined) return first
      return { failure: first.failure, counts: countAgain(first.counts!, again.counts!, failed, failedStories(again.report)) }
    },
  },
]

/**
 * A story that fails is run once more, by itself, after the others: two browsers and a database on two busy processors are sometimes too slow for
 * one. What passes then is named at the end. More than a few are no such thing.
 */
const mostToRunAgain = 5

const stories = (more: readonly string[]) =>
  counted(
    (file) =>
      runNode('node_modules/@playwright/test/cli.js', ['test', '--config', 'e2e/playwright.config.ts', '--reporter=dot,json', ...more], {
        PLAYWRIGHT_JSON_OUTPUT_NAME: file,
      }),
    countPlaywright,
  )

function vitest(name: string): Promise<CheckResult> {
  return counted(
    (file) => runNode('node_modules/vitest/vitest.mjs', ['run', '--project', name, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`]),
    countVitest,
  )
}

/** Runs what writes its report to the file it is given, and counts by that report. */
async function counted(run: (file: string) => Promise<Ended>, count: (report: string) => Counts): Promise<CheckResult & { readonly report?: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'crossread-test-'))
  try {
    const file = join(folder, 'report.json')
    const ended = await run(file)
    const report = await readFile(file, 'utf8').catch(() => undefined)
    if (report === undefined) return { failure: ended.output || 'It ended without a report.' }
    return { ...said(ended), counts: count(report), report }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

const said = ({ code, output }: Ended): CheckResult =>
  code === 0 ? {} : { failure: output.trim() || `It ended with code ${code}.` }

/** The checks of a list such as “unit,data”; all of them if there is no list. */
export function choose(list: string | undefined): readonly Check[] {
  if (list === undefined) return checks
  const names = list.split(',').map((name) => name.trim())
  const unknown = names.find((name) => !checks.some((check) => check.name === name))
  if (unknown !== undefined) throw new Failure(`There is no check called ${unknown}.`, `There are ${checks.map(({ name }) => name).join(', ')}.`)
  return checks.filter(({ name }) => names.includes(name))
}
