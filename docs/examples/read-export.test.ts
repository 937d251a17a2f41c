import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { afterAll, describe, expect, test } from 'vitest'
import type { ArticleLine } from '@/core/export/article-line'
import { beginningOf, csvFormat } from '@/core/export/csv-format'
import { csvHeader } from '@/core/export/csv-columns'
import { type CsvVariant, csvRows } from '@/core/export/csv-rows'
import { testArticle } from '@/core/export/test-article'
import { articleLine } from '@/core/export/write-article-line'

const script = fileURLToPath(new URL('read_export.py', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crossread-read-export-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sample = testArticle()
const article = { ...sample, textSha256: createHash('sha256').update(sample.text).digest('hex') }

const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0)

/** Writes the files, runs the example on them, and gives its exit code and what it printed. */
function run(change: { line?: (line: ArticleLine) => void; rows?: (rows: string[][]) => void; variant?: CsvVariant } = {}) {
  const line = structuredClone(articleLine(article))
  change.line?.(line)
  const rows = csvRows(article, change.variant ?? 'safe')
  change.rows?.(rows)
  const jsonl = join(folder, 'release.jsonl')
  const csv = join(folder, 'release.csv')
  writeFileSync(jsonl, `${JSON.stringify(line)}\n${JSON.stringify(articleLine(article))}\n`)
  writeFileSync(csv, beginningOf(change.variant ?? 'safe') + stringify([[...csvHeader], ...rows], csvFormat))
  const { status, stdout, stderr } = spawnSync(python!, [script, jsonl, csv], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })
  return { status, said: stdout + stderr }
}

describe.runIf(python)('the example for Python', () => {
  test.each(['safe', 'raw'] as const)('finds every quote of a sound export at its offsets, %s', (variant) => {
    const { status, said } = run({ variant })
    expect(said).toMatch(/\b18 {2}annotations\b/)
    expect(said).toMatch(/\b4 {2}answers\b/)
    expect(said).toMatch(/\b9 {2}table rows compared\b/)
    expect(status, said).toBe(0)
  })

  test('finds a shifted offset, another text and a wrong cell', () => {
    expect(run({ line: (line) => void line.layers[1]!.annotations[1]!.fragments[0]!.start++ })).toMatchObject({ status: 1, said: expect.stringContaining('annotation B2') })
    expect(run({ line: (line) => void (line.text += ' ') })).toMatchObject({ status: 1, said: expect.stringContaining('SHA-256') })
    expect(run({ line: (line) => void line.layers[1]!.annotations[1]!.fragments[0]!.endUtf16!++ })).toMatchObject({ status: 1, said: expect.stringContaining('in UTF-16 units') })
    expect(run({ rows: (rows) => void (rows[1]![csvHeader.indexOf('end_utf16')] += '0') })).toMatchObject({ status: 1, said: expect.stringContaining('row 3: goes from') })
    expect(run({ rows: (rows) => void (rows[1]![csvHeader.indexOf('quote')] += '!') })).toMatchObject({ status: 1, said: expect.stringContaining('row 3') })
  })

  test('says when a file cannot be read', () => {
    expect(spawnSync(python!, [script, join(folder, 'nothing.jsonl')]).status).toBe(2)
    expect(spawnSync(python!, [script]).status).toBe(2)
  })
})
