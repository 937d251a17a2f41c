import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { Failure } from '../failure'

/** How much script a page may load before anybody has done anything on it: script-budget.json. Kilobytes of 1,000 bytes, gzipped (level 9). */
const budgetSchema = z.object({ page: z.string(), kilobytes: z.number().positive() })

const entriesSchema = z.record(z.string(), z.array(z.string()))

/** A file of script that the page's HTML names. */
export interface ScriptFile {
  readonly file: string
  /** Gzipped. */
  readonly bytes: number
}

/**
 * Weighs what a page of the present build loads before interaction: Next and React, and what its layouts, its own
 * components and their pages for errors are made of. What comes when the page is idle is not in it.
 */
export async function weighScript(project: string, page: string): Promise<readonly ScriptFile[]> {
  const built = join(project, '.next')
  const manifest = await readFile(join(built, 'server', 'app', page, 'page_client-reference-manifest.js'), 'utf8')
  const entries = /"entryJSFiles":(\{[^}]*\})/.exec(manifest)
  const root = z.object({ rootMainFiles: z.array(z.string()) }).parse(JSON.parse(await readFile(join(built, 'build-manifest.json'), 'utf8')))
  if (!entries) throw new Failure(`The build does not say which script ${page} loads.`, 'Next has another form of manifest now: cli/testing/script-budget.ts has to follow it.')
  const files = new Set([...root.rootMainFiles, ...Object.values(entriesSchema.parse(JSON.parse(entries[1]!))).flat()])
  const weighed = await Promise.all([...files].map(async (file) => ({ file, bytes: gzipSync(await readFile(join(built, file)), { level: 9 }).length })))
  return weighed.sort((a, b) => b.bytes - a.bytes)
}

/** Compares the present build with the budget; answers with a line to print. @throws Failure with the sizes of the files where it is too much. */
export async function checkScriptBudget(project: string): Promise<string> {
  const budget = budgetSchema.parse(JSON.parse(await readFile(join(project, 'cli', 'testing', 'script-budget.json'), 'utf8')))
  return judgeScript(await weighScript(project, budget.page), budget)
}

/** The judgement alone. @throws Failure */
export function judgeScript(files: readonly ScriptFile[], { page, kilobytes }: z.infer<typeof budgetSchema>): string {
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1000
  const said = `${total.toFixed(1)} kB of script, gzipped, before interaction on ${page}`
  if (total <= kilobytes) return `${said}, of ${kilobytes}`
  const list = files.map(({ file, bytes }) => `${file.split('/').at(-1)} ${(bytes / 1000).toFixed(1)}`).join(', ')
  throw new Failure(`There is too much: ${said}, and the budget is ${kilobytes}. The files, in kB: ${list}.`, 'Load what is not needed at first with import() when the page is idle, or say in cli/testing/script-budget.json why more is right.')
}
