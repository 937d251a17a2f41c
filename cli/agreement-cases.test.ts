import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { readFileSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { findMetric } from '@/core/agreement/metrics'
import { caseFile } from '@/core/agreement/reference/case-file'
import { checkCase } from '@/core/agreement/reference/check-case'
import { caseRow } from './agreement-report'
import { project } from './project'
import { runNode } from './run'

const folder = join(project, 'core', 'agreement', 'cases')
const cases = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => caseFile.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))))

describe('the figures of agreement', () => {
  it('have many reference values', () => {
    expect(cases.length).toBeGreaterThan(140)
  })

  it.each(cases.map((one) => [one.id, one] as const))('agree with the reference value of %s', (_, one) => {
    expect(caseRow({ id: one.id, metric: one.metric, expected: one.expected, checked: checkCase(one), milliseconds: 0 })).not.toMatch(/DIFFERS|UNKNOWN|UNREADABLE/)
  }, 60_000)

  it('tell an input they cannot read from one they have no figure for', () => {
    expect(findMetric('cohen_kappa')!({}, { ratings: 'none' })).toMatchObject({ ok: false, problem: { message: expect.stringContaining('ratings') } })
    expect(findMetric('cohen_kappa')!({}, { ratings: [[1]] })).toMatchObject({ ok: true, value: { kind: 'undefined' } })
    expect(findMetric('toString')).toBeUndefined()
  })
})

describe('npm run agreement:cases', () => {
  const folders: string[] = []
  const run = async (files: Readonly<Record<string, unknown>>) => {
    const place = await mkdtemp(join(tmpdir(), 'crossread-cases-'))
    folders.push(place)
    for (const [name, content] of Object.entries(files)) await writeFile(join(place, name), typeof content === 'string' ? content : JSON.stringify(content))
    return runNode('cli/agreement-cases.mjs', [place])
  }
  const kappa = { id: 'one', metric: 'cohen_kappa', params: {}, input: { ratings: [['a', 'b', 'a', 'b'], ['a', 'b', 'b', 'a']] }, expected: 0, tolerance: 1e-9 }

  afterEach(async () => {
    for (const place of folders.splice(0)) await rm(place, { recursive: true })
  })

  it('ends well where every figure is as expected, undefined ones among them', async () => {
    const { code, output } = await run({ 'a.json': kappa, 'b.json': { ...kappa, id: 'two', input: { ratings: [['a'], ['a']] }, expected: null }, 'notes.txt': 'no case' })
    expect(output).toContain('2 cases: 2 within their tolerance, 0 beyond it, 0 of unknown metrics, 0 unreadable.')
    expect(output).toMatch(/^two +cohen_kappa +undefined +undefined +– Both annotators gave the same single category/m)
    expect(code).toBe(0)
  }, 60_000)

  it('ends badly, and says why, where a figure differs, a metric is unknown, or a file is no case', async () => {
    const { code, output } = await run({
      'a.json': { ...kappa, id: 'differs', expected: 0.25 },
      'b.json': { ...kappa, id: 'no-number', expected: null },
      'c.json': { ...kappa, id: 'no-figure', input: { ratings: [['a'], ['a']] }, expected: 1 },
      'd.json': { ...kappa, id: 'strange', metric: 'percent_agreement' },
      'e.json': { ...kappa, id: 'formless', input: {} },
      'f.json': '{"id": "cut',
      'g.json': kappa,
    })
    expect(output).toContain('7 cases: 1 within their tolerance, 3 beyond it, 1 of unknown metrics, 2 unreadable.')
    expect(output).toContain('Unknown metrics: percent_agreement')
    expect(output).toMatch(/^differs +cohen_kappa +0\.25 +0 +-2\.50e-1 DIFFERS$/m)
    expect(output).toMatch(/^no-figure .*DIFFERS: Both annotators/m)
    expect(output).toMatch(/^formless .*UNREADABLE: The input is not of the form/m)
    expect(output).toMatch(/^f .*UNREADABLE/m)
    expect(code).toBe(1)
  }, 60_000)

  it('says what to do where there is no case', async () => {
    const { code, output } = await run({})
    expect(output).toContain('What to do: Name a folder with case files')
    expect(code).toBe(1)
  }, 60_000)
})
