import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stringify } from 'csv-stringify/sync'
import { afterAll, describe, expect, test } from 'vitest'
import { csvFormat } from '@/core/export/csv-format'
import { csvHeader } from '@/core/export/csv-columns'
import { csvRows } from '@/core/export/csv-rows'
import { testArticle } from '@/core/export/test-article'
import { articleLine } from '@/core/export/write-article-line'
import { labelledFromExport } from '@/core/formats/labelled-from-export'
import { Losses } from '@/core/formats/losses'
import { openParquet } from '@/core/formats/parquet/write-parquet'

/*
 * The examples that need a package are run where it is installed: by the Python that CROSSREAD_PYTHON names, such as that of
 * a virtual environment, or by one of the system's.
 */
const pythons = [process.env['CROSSREAD_PYTHON'] || 'python3', '/usr/bin/python3']
const pythonWith = (module: string): string | undefined => pythons.find((name) => spawnSync(name, ['-c', `import ${module}`]).status === 0)
const [withPandas, withDatasets] = [pythonWith('pandas'), pythonWith('datasets')]
const folder = mkdtempSync(join(tmpdir(), 'crossread-examples-'))
afterAll(() => rmSync(folder, { recursive: true }))

const sample = testArticle()
const article = { ...sample, textSha256: createHash('sha256').update(sample.text).digest('hex') }

function run(python: string, script: string, ...args: string[]): { status: number | null; said: string } {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { status, stdout, stderr } = spawnSync(python, [path, ...args], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8', HF_DATASETS_CACHE: join(folder, 'cache'), HF_HUB_OFFLINE: '1' } })
  return { status, said: stdout + stderr }
}

describe.runIf(withPandas)('the example with pandas', () => {
  const written = (change: (rows: string[][]) => void = () => {}): string[] => {
    const rows = csvRows(article, 'raw')
    change(rows)
    const paths = [join(folder, 'labels-raw.csv'), join(folder, 'labels.jsonl')] as const
    writeFileSync(paths[0], stringify([[...csvHeader], ...rows], csvFormat))
    writeFileSync(paths[1], `${JSON.stringify(articleLine(article))}\n`)
    return [...paths]
  }

  test('counts tags by annotator and finds every quote at its offsets', () => {
    const { status, said } = run(withPandas!, 'with_pandas.py', ...written())
    expect(said).toContain('9 annotations of 1 articles')
    expect(said).toContain('every quote is the text at its offsets')
    expect(said).toMatch(/^annotator +\S/m)
    expect(status, said).toBe(0)
  })

  test('finds a quote that is not', () => {
    const at = csvHeader.indexOf('quote')
    const { status, said } = run(withPandas!, 'with_pandas.py', ...written((rows) => void (rows.find((row) => row[csvHeader.indexOf('fragments')] === '')![at] = 'other words')))
    expect(said).toContain('other words')
    expect(status, said).toBe(1)
  })
})

describe.runIf(withDatasets)('the example with datasets', () => {
  test('reads what is written as Parquet and finds every quote at its offsets', () => {
    const writer = openParquet({ lost: new Losses() })
    const labelled = labelledFromExport(article, article.slug, false)
    for (const { path, content } of [...writer.article(labelled), ...writer.end()]) {
      mkdirSync(dirname(join(folder, 'parquet', path)), { recursive: true })
      writeFileSync(join(folder, 'parquet', path), content, { flag: 'a' })
    }
    const { status, said } = run(withDatasets!, 'with_datasets.py', join(folder, 'parquet'))
    expect(said).toMatch(/train: 1 articles, \d+ annotations by people; most often \[\('/)
    expect(said).toContain('every quote is the text at its offsets')
    expect(status, said).toBe(0)
  })
})
