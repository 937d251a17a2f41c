import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AnswerValue } from '@/core/question/answer'
import { type Figure, figure } from '../figure'
import type { AgreementInput, AgreementPlace } from './input'
import { metricReport, wholeReport } from './metric-report'
import { type MetricKey, metricKeys } from './metric-key'
import type { BreakdownKey, MetricReport } from './report'
import { scoped, wholeProject } from './scope'
import { arbitraryInput, testInput, testLayer, testPlace } from './test-input'

const [frame, cafe, shalom] = ['frame 🙂', 'cafe\u0301', 'שלום'] as const
const span = (start: number, end: number, label: string) => ({ start, end, label })

/** Figures by breakdown and row, rounded, since sums in another order differ in the last bits. */
function figuresOf(report: MetricReport, nameOf: (key: string) => string = (key) => key): Record<string, unknown> {
  return Object.fromEntries(report.breakdowns.flatMap(({ by, rows }) => rows.map(({ key, figure, counts, interval }) => [`${by} ${nameOf(key)}`, { figure: rounded(figure), counts, interval: interval.kind }])))
}

const rounded = (one: Figure) => (one.kind === 'value' ? { value: Math.round(one.value * 1e9) / 1e9 + 0 } : one.kind)

function rowOf(report: MetricReport, by: BreakdownKey, key: string) {
  const row = report.breakdowns.find((one) => one.by === by)!.rows.find((one) => one.key === key)
  if (!row) throw new Error(`there is no row ${key} by ${by}`)
  return row
}

const relayered = (input: AgreementInput, change: (place: AgreementPlace) => AgreementPlace): AgreementInput => ({ ...input, places: input.places.map(change) })

describe.each(metricKeys)('%s', (metric) => {
  const runs = metric.startsWith('gamma') ? 15 : 60

  test('does not depend on the order of places, people and spans', () => {
    fc.assert(fc.property(arbitraryInput, (input) => {
      const turned = relayered({ ...input, places: input.places.toReversed() }, (place) => ({ ...place, layers: place.layers.map((layer) => ({ ...layer, spans: layer.spans.toReversed() })).toReversed() }))
      expect(figuresOf(wholeReport(turned, metric))).toEqual(figuresOf(wholeReport(input, metric)))
    }), { numRuns: runs })
  })

  test('does not depend on the names of people', () => {
    // In the other order, so that nothing may rest on it.
    const renamed = (name: string) => name.replace(/annotator-(\d)/g, (_, digit: string) => `person-${9 - Number(digit)}`)
    const sortedPair = (key: string) => key.split('~').sort().join('~')
    fc.assert(fc.property(arbitraryInput, (input) => {
      const turned = relayered(input, (place) => ({ ...place, layers: place.layers.map((layer) => ({ ...layer, annotator: renamed(layer.annotator) })) }))
      expect(figuresOf(wholeReport(turned, metric), sortedPair)).toEqual(figuresOf(wholeReport(input, metric), (key) => sortedPair(renamed(key))))
    }), { numRuns: runs })
  })

  test('does not depend on the names of tags', () => {
    const names: Record<string, string> = { [frame]: 'z', [cafe]: 'm', [shalom]: 'a' }
    const retag = <Span extends { label: string }>(spans: readonly Span[]) => spans.map((one) => ({ ...one, label: names[one.label]! }))
    fc.assert(fc.property(arbitraryInput, (input) => {
      const turned = relayered({ ...input, tags: input.tags.map(({ key, name }) => ({ key: names[key]!, name })) }, (place) => ({
        ...place, gold: place.gold && retag(place.gold), layers: place.layers.map((layer) => ({ ...layer, spans: retag(layer.spans), settled: retag(layer.settled) })),
      }))
      expect(figuresOf(wholeReport(turned, metric))).toEqual(figuresOf(wholeReport(input, metric), (key) => names[key] ?? key))
    }), { numRuns: runs })
  })

  test('is 1 wherever layers are identical and it is defined', () => {
    fc.assert(fc.property(arbitraryInput, (input) => {
      const same = relayered(input, (place) => ({
        ...place, gold: place.gold && place.layers[0]!.settled,
        layers: place.layers.map((layer) => ({ ...layer, spans: place.layers[0]!.spans, settled: place.layers[0]!.settled, answers: place.layers[0]!.answers })),
      }))
      for (const { by, rows } of wholeReport(same, metric).breakdowns)
        for (const { key, figure } of rows) if (figure.kind === 'value') expect(figure.value, `${by} ${key}`).toBeCloseTo(1, 9)
    }), { numRuns: runs })
  })

  test('tells how far it is, up to the end', () => {
    const steps = [...metricReport(sure(), metric)]
    expect(steps.length).toBeGreaterThan(3)
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b))
    expect(steps.at(-1)!.done).toBe(steps.at(-1)!.of)
    expect(new Set(steps.map(({ of }) => of)).size).toBe(1)
  })
})

/** Twelve articles, so that there are intervals; nothing overlaps. */
function sure(): AgreementInput {
  return testInput(Array.from({ length: 12 }, (_, index) => {
    const shift = index % 3
    return testPlace(`a${String(index).padStart(2, '0')}`, [
      testLayer('annotator-1', [span(0, 10, frame), span(20, 30, cafe)], { answers: new Map<string, AnswerValue>([['genre', index % 2 ? 'reporting' : 'opinion'], ['slant', shift]]) }),
      testLayer('annotator-2', [span(shift, 10, frame), span(20, 30, shift === 1 ? shalom : cafe)], { answers: new Map<string, AnswerValue>([['genre', index % 3 ? 'reporting' : 'opinion'], ['slant', shift]]) }),
      testLayer('annotator-10', index % 4 ? [span(0, 9, frame)] : [], { submitted: '2026-11-10', outlet: 'hidden' }),
    ], { gold: [span(0, 10, frame)], outlet: index < 6 ? { key: 'paper', name: 'The Paper 🗞️' } : null, codebook: index < 3 ? 1 : 2 })
  }))
}

describe('a report', () => {
  test('has an interval from ten articles on, and says how many more it would take', () => {
    const report = wholeReport(sure(), 'f1-overlap')
    const all = rowOf(report, 'all', 'all')
    expect(all).toMatchObject({ figure: { kind: 'value' }, interval: { kind: 'interval', replicates: 2000 }, counts: { articles: 12, annotators: 3 } })
    expect(all.articlesNeeded).toBeGreaterThanOrEqual(0)
    const few = rowOf(report, 'codebook', '1')
    expect(few.interval).toEqual({ kind: 'none', because: 'Too few articles: an interval needs at least 10, there are 3.', replicates: 0, undefinedReplicates: 0 })
    expect(few.articlesNeeded).toBeUndefined()
  })

  /** Fifty articles, and something marked in so many of them. */
  const sparse = (marked: number) => testInput(Array.from({ length: 50 }, (_, index) => testPlace(`a${String(index).padStart(2, '0')}`, [
    testLayer('annotator-1', index < marked ? [span(0, 10, frame), span(20, 30, shalom)] : []),
    testLayer('annotator-2', index < marked ? [span(0, 9 + (index % 2), frame), span(20, 30, index % 2 ? shalom : cafe)] : []),
  ], { gold: index < marked ? [span(0, 10, frame)] : [] })))

  test.each(metricKeys.filter((key) => !['u-alpha', 'u-alpha-binary', 'token-kappa', 'answers-alpha'].includes(key)))('gives %s no interval from empty articles', (metric) => {
    const [one, many] = [wholeReport(sparse(1), metric), wholeReport(sparse(12), metric)]
    for (const by of ['all', 'gold', 'pair'] as const) {
      for (const { counts, interval, articlesNeeded } of one.breakdowns.find((each) => each.by === by)!.rows) {
        expect(counts, by).toMatchObject({ articles: 50, contributing: 1 })
        expect(interval).toMatchObject({ kind: 'none', because: 'Too few articles: an interval needs at least 10, the figure is made of 1 of 50.' })
        expect(articlesNeeded).toBeUndefined()
      }
    }
    const all = rowOf(many, 'all', 'all')
    expect(all).toMatchObject({ counts: { articles: 50, contributing: 12 }, interval: { kind: 'interval' } })
    const { lower, upper } = all.interval as { lower: number; upper: number }
    expect(all.articlesNeeded).toBe(Math.max(0, Math.ceil(12 * ((upper - lower) / 2 / 0.05) ** 2) - 12))
  })

  test('of a rare tag says in how many articles it is', () => {
    const report = wholeReport(sparse(3), 'f1-exact')
    expect(rowOf(report, 'tag', cafe)).toMatchObject({ counts: { articles: 50, contributing: 2 }, interval: { kind: 'none' } })
    expect(rowOf(wholeReport(sparse(3), 'cu-alpha'), 'tag', cafe)).toMatchObject({ counts: { articles: 50, contributing: 2 }, interval: { kind: 'none' } })
  })

  test.each(['u-alpha', 'u-alpha-binary', 'token-kappa'] as const)('counts empty texts in %s, and says so', (metric) => {
    const report = wholeReport(sparse(1), metric)
    expect(rowOf(report, 'all', 'all')).toMatchObject({ counts: { articles: 50, contributing: 50 }, interval: { kind: 'interval' } })
    expect(report.name).toMatch(/(text in which nobody marked anything counts|texts without any span, which count)/)
  })

  test('of answers counts articles that two have answered', () => {
    const answered = (index: number) => ({ answers: new Map<string, AnswerValue>(index < 4 ? [['genre', index % 2 ? 'opinion' : 'reporting']] : []) })
    const input = testInput(Array.from({ length: 12 }, (_, index) => testPlace(`a${index}`, [testLayer('annotator-1', [], answered(index)), testLayer('annotator-2', [], answered(index + 1))])))
    expect(rowOf(wholeReport(input, 'answers-alpha'), 'all', 'genre')).toMatchObject({ counts: { articles: 12, contributing: 3 }, interval: { kind: 'none' } })
  })

  test('counts what somebody entered twice once per layer, however many pairs it is in', () => {
    const twice = [span(0, 10, frame), span(0, 10, frame), span(20, 30, cafe)]
    const input = testInput([testPlace('a', ['annotator-1', 'annotator-2', 'annotator-3'].map((name) => testLayer(name, name === 'annotator-1' ? twice : twice.slice(1))))])
    const report = wholeReport(input, 'gamma')
    expect(rowOf(report, 'all', 'all').counts).toMatchObject({ spans: 6, dropped: 1 })
    expect(rowOf(report, 'rest', 'annotator-1').counts).toMatchObject({ spans: 6, dropped: 1 })
    expect(rowOf(report, 'pair', 'annotator-2~annotator-3').counts).toMatchObject({ spans: 4, dropped: 0 })
  })

  test('names its variant, its seed and what it dropped', () => {
    for (const metric of metricKeys) {
      const { name, droppedWord } = wholeReport(sure(), metric)
      expect(name).toContain('2,000 replicates, seed 17')
      expect(droppedWord).not.toBe('')
    }
    expect(wholeReport(sure(), 'gamma').name).toMatch(/statistical sampler, 30 chance samples an article, seed 17/)
    expect(wholeReport(sure(), 'gamma').name).toContain('mean of the articles')
  })

  test('breaks down by everything, with stable keys and words of the filters', () => {
    const keys = (by: BreakdownKey) => wholeReport(sure(), 'u-alpha').breakdowns.find((one) => one.by === by)!.rows.map(({ key }) => key)
    expect(keys('all')).toEqual(['all'])
    expect(keys('tag')).toEqual([frame, cafe, shalom])
    expect(keys('pair')).toEqual(['annotator-1~annotator-2', 'annotator-1~annotator-10', 'annotator-2~annotator-10'])
    expect(keys('rest')).toEqual(['annotator-1', 'annotator-2', 'annotator-10'])
    expect(keys('gold')).toEqual(['annotator-1', 'annotator-2', 'annotator-10'])
    expect(keys('outlet')).toEqual(['paper', 'unknown'])
    expect(keys('genre')).toEqual(['reporting'])
    expect(keys('week')).toEqual(['2026-W46'])
    expect(keys('codebook')).toEqual(['1', '2'])
    expect(keys('outletShown')).toEqual(['shown', 'hidden'])
    expect(rowOf(wholeReport(sure(), 'f1-exact'), 'outlet', 'paper')).toMatchObject({ label: 'The Paper 🗞️', cases: { outlet: 'paper' }, counts: { articles: 6 } })
  })

  test('says of layers that were brought in that their week and what was seen of the outlet are not known', () => {
    const broughtIn = { submitted: null, outlet: 'unknown' } as const
    const [one, two] = [(name: string) => testLayer(name, [span(0, 10, frame)]), (name: string) => testLayer(name, [span(0, 10, frame)], broughtIn)]
    const input = testInput([
      testPlace('here', [one('annotator-1'), one('annotator-2')]), testPlace('elsewhere', [two('annotator-3'), two('annotator-4')]), testPlace('both', [one('annotator-1'), two('annotator-3')]),
    ])
    const rows = (by: BreakdownKey) => wholeReport(input, 'f1-exact').breakdowns.find((each) => each.by === by)!.rows.map(({ key, label, counts }) => [key, label, counts.articles])
    expect(rows('outletShown')).toEqual([['shown', 'Outlet shown', 1], ['unknown', 'Not known: brought in', 1]])
    expect(rows('week')).toEqual([['2026-W45', 'Week 45 of 2026', 1], ['unknown', 'Not known: brought in', 2]])
    const days = { ...wholeProject, from: '2026-01-01' }
    expect([scoped(input, days), scoped(input, { ...wholeProject, until: '2030-01-01' })].map(({ places }) => places.map(({ id, layers }) => `${id} ${layers.length}`))).toEqual([['here 2', 'both 1'], ['here 2', 'both 1']])
  })

  test('keeps what was not done apart from what was done and found empty', () => {
    const found = [span(0, 10, frame)]
    const report = (second: readonly ReturnType<typeof span>[] | undefined) => wholeReport(testInput([
      testPlace('a', [testLayer('annotator-1', found), testLayer('annotator-2', found)]),
      testPlace('b', [testLayer('annotator-1', found), ...(second ? [testLayer('annotator-2', second)] : [])]),
    ]), 'f1-exact')
    expect(rowOf(report(undefined), 'all', 'all')).toMatchObject({ figure: figure(1), counts: { articles: 1, spans: 2 } })
    expect(rowOf(report([]), 'all', 'all')).toMatchObject({ figure: { value: 2 / 3 }, counts: { articles: 2, spans: 3 } })
  })

  test('draws the texts of one article together', () => {
    const layers = [testLayer('annotator-1', [span(0, 9, frame)]), testLayer('annotator-2', [span(0, 10, frame)])]
    const places = Array.from({ length: 12 }, (_, index) => testPlace(`p${index}`, layers, { article: `a${index % 6}` }))
    expect(rowOf(wholeReport(testInput(places), 'u-alpha'), 'all', 'all')).toMatchObject({ counts: { articles: 6 }, interval: { kind: 'none', because: expect.stringContaining('there are 6') } })
  })

  test('is undefined with a reason where nobody marked anything, in every metric of spans', () => {
    const empty = testInput([testPlace('a', [testLayer('annotator-1', []), testLayer('annotator-2', [])])])
    for (const metric of metricKeys.filter((key) => key !== 'answers-alpha')) {
      const row = rowOf(wholeReport(empty, metric), 'all', 'all')
      expect(row.figure, metric).toMatchObject({ kind: 'undefined', because: expect.stringMatching(/\w+ .*\.$/) })
    }
    const nobody = wholeReport(testInput([]), 'answers-alpha')
    expect(nobody.breakdowns.map(({ rows }) => rows.length).slice(1)).toEqual(Array.from({ length: 9 }, () => 0))
  })
})

describe('several tags on the same words', () => {
  const stacked = [span(0, 10, frame), span(5, 15, cafe), span(8, 12, frame)]
  const input = testInput([testPlace('a', [testLayer('annotator-1', stacked), testLayer('annotator-2', [span(0, 12, frame), span(5, 15, cafe)])])])

  test.each(['u-alpha', 'token-kappa'] as const)('make %s undefined, and the mean over tags stand beside it by name', (metric) => {
    const report = wholeReport(input, metric)
    expect(rowOf(report, 'all', 'all').figure).toMatchObject({ kind: 'undefined', because: expect.stringContaining('overlap') })
    expect(rowOf(report, 'all', 'tags-mean')).toMatchObject({ figure: figure(1), variant: expect.stringContaining('union within a tag') })
    expect(rowOf(report, 'pair', 'annotator-1~annotator-2')).toMatchObject({ figure: figure(1), variant: expect.stringContaining('Mean over 2 tags') })
    expect(rowOf(report, 'tag', frame)).toMatchObject({ figure: figure(1), counts: { spans: 2, dropped: 1 } })
    expect(report.name).toContain('every row but those of single tags is the mean over tags')
  })

  test.each(['u-alpha', 'token-kappa'] as const)('name in %s the number of tags it is the mean of, and replicates without one of them are undefined', (metric) => {
    // One tag is everywhere, one in a single article, and one fills whole texts of both: that has no variation, so no figure.
    const places = Array.from({ length: 12 }, (_, index) => testPlace(`a${String(index).padStart(2, '0')}`, ['annotator-1', 'annotator-2'].map((name) =>
      testLayer(name, [span(0, 60, shalom), span(0, name === 'annotator-1' ? 8 : 12, frame), ...(index === 0 ? [span(20, 30, cafe)] : [])]))))
    const row = rowOf(wholeReport(testInput(places), metric), 'all', 'tags-mean')
    expect(row.variant).toMatch(/^Mean over 2 of 3 tags of .*the same ones in each replicate/)
    expect(row.interval.kind).toBe('interval')
    // A draw of 12 misses one article with a chance of (11/12)¹², 0.35.
    expect(row.interval.undefinedReplicates / row.interval.replicates).toBeCloseTo((11 / 12) ** 12, 1)
  })

  test('are no hindrance to where, nor to γ; cuα says why it is undefined', () => {
    expect(rowOf(wholeReport(input, 'u-alpha-binary'), 'all', 'all')).toMatchObject({ figure: figure(1), counts: { dropped: 1 } })
    expect(rowOf(wholeReport(input, 'gamma'), 'all', 'all').figure.kind).toBe('value')
    expect(rowOf(wholeReport(input, 'cu-alpha'), 'all', 'all').figure).toMatchObject({ kind: 'undefined', because: expect.stringContaining('one tag per place') })
  })

  test('do not stand beside uα where there are none', () => {
    const report = wholeReport(sure(), 'u-alpha')
    expect(report.breakdowns[0]!.rows.map(({ key }) => key)).toEqual(['all'])
    expect(report.name).not.toContain('mean over tags')
    expect(rowOf(report, 'all', 'all')).toMatchObject({ figure: { kind: 'value' }, observed: { kind: 'value' }, expected: { kind: 'value' }, variant: null })
  })
})

describe('the scope', () => {
  test('takes a codebook version, and days', () => {
    const of = (metric: MetricKey, scope: Parameters<typeof scoped>[1]) => rowOf(wholeReport(scoped(sure(), scope), metric), 'all', 'all').counts
    expect(of('f1-exact', { codebook: 2, from: null, until: null })).toMatchObject({ articles: 9, annotators: 3 })
    expect(of('f1-exact', { codebook: null, from: null, until: '2026-11-02' })).toMatchObject({ articles: 12, annotators: 2 })
    expect(scoped(sure(), { codebook: null, from: '2027-01-01', until: null }).places).toEqual([])
  })
})
