import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { demonstration, generatedProject } from './projects'
import { writePackages, writtenKeys } from './write-packages'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const script = fileURLToPath(new URL('read_packages.py', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'crossread-readers-'))
afterAll(() => rmSync(folder, { recursive: true }))

const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0)

interface Outcome {
  readonly format: string
  readonly compared: number
  readonly differ: number
  readonly wrong: readonly string[]
}

function read(project: string): Outcome[] {
  const { status, stdout, stderr } = spawnSync(python!, [script, join(folder, project)], { encoding: 'utf8', env: { ...process.env, PYTHONUTF8: '1' }, maxBuffer: 64 * 1024 * 1024 })
  expect(status, stderr).toBe(0)
  return stdout.trim().split('\n').map((line) => JSON.parse(line) as Outcome)
}

describe.runIf(python)('the standard library of Python', () => {
  beforeAll(async () => {
    await writePackages(join(folder, 'generated'), generatedProject(7, 40))
    await writePackages(join(folder, 'demonstration'), await demonstration())
  })

  test.each(['generated', 'demonstration'])('finds every quote of every format at its offsets: %s', (project) => {
    const outcomes = read(project)
    expect(outcomes.map(({ format }) => format).sort()).toEqual(writtenKeys.filter((key) => key !== 'parquet').sort())
    expect(outcomes.filter(({ differ }) => differ > 0)).toEqual([])
    for (const { compared } of outcomes) expect(compared).toBeGreaterThan(100)
  })

  // The last offset of a passage, one further.
  const faults: Readonly<Record<string, readonly [string, RegExp]>> = {
    brat: ['anna/russia-opens-military-office-car.ann', /^(T\d+\t\S+ \d+ )(\d+)/m],
    'semeval2020-tc': ['anna/articlerussia-opens-military-office-car.task2-TC.labels', /(\t\d+\t)(\d+)\n/],
    labelstudio: ['tasks.json', /("start":\d+,"end":)(\d+)/],
    doccano: ['anna.jsonl', /("label":\[\[\d+,)(\d+)/],
    casjson: ['russia-opens-military-office-car/anna.json', /(crossread\.Passage",\s+"@sofa": 1,\s+"begin": \d+,\s+"end": )(\d+)/],
    xmi: ['russia-opens-military-office-car/anna.xmi', /(<crossread:Passage [^>]*? end=")(\d+)/],
    webannotation: ['annotations/russia-opens-military-office-car.jsonld', /("start": \d+,\s+"end": )(\d+)/],
    csv: ['annotations.csv', /(,\d+,\d+,)(\d+)/],
    webanno: ['russia-opens-military-office-car/anna.tsv', /^(2-1\t\d+-)(\d+)/m],
    conll: ['russia-opens-military-office-car/anna.conll', /^(\w+)(\w) /m],
  }
  test.each(Object.keys(faults))('finds one offset of %s that moved', (key) => {
    const [file, place] = faults[key]!
    const path = join(folder, 'demonstration', key, file)
    const written = readFileSync(path, 'utf8')
    const moved = key === 'csv'
      ? written.replace(/^([^,\r\n]*,anna,[^\r\n]*?,)(\d+)(,\d+,)/m, (_, before: string, start: string, after: string) => `${before}${Number(start) + 1}${after}`)
      : written.replace(place, (_, before: string, end: string) => (/^\d+$/.test(end) ? `${before}${Number(end) + 1}${key === 'semeval2020-tc' ? '\n' : ''}` : `${before}${end}x `))
    expect(moved).not.toBe(written)
    writeFileSync(path, moved)
    try {
      expect(read('demonstration').filter(({ differ }) => differ > 0)).toMatchObject([{ format: key }])
    } finally {
      writeFileSync(path, written)
    }
  })
})
