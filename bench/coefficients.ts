import { bootstrapInterval } from '@/core/agreement/bootstrap/interval'
import { figureOfAll } from '@/core/agreement/bootstrap/statistic'
import type { Statistic } from '@/core/agreement/bootstrap/statistic'
import { fleissStatistic } from '@/core/agreement/coding/fleiss-kappa'
import { alphaStatistic } from '@/core/agreement/coding/krippendorff-alpha'
import type { MarkedArticle } from '@/core/agreement/span/marked-article'
import { characters } from '@/core/agreement/span/match/characters'
import { exact, exactUnlabelled } from '@/core/agreement/span/match/exact'
import { iou50, overlapAny, overlapOneToOne } from '@/core/agreement/span/match/overlap'
import { partial } from '@/core/agreement/span/match/partial'
import { f1Statistic } from '@/core/agreement/span/pairwise-f1'
import { largeCase } from './large-case'

/**
 * npm run bench:coefficients: coefficients of fixed items and F1 on the large case of the reference values, what they
 * take, and what 2,000 bootstrap replicates take.
 */
const { continua, ratings, spans } = largeCase()
const names = ratings.map((_, annotator) => `a${annotator}`)
const marked: MarkedArticle[] = continua.map(({ length, layers }, index) => ({ id: `art${index}`, length, layers: new Map(layers.map((layer, annotator) => [names[annotator]!, layer])) }))
const items = ratings[0]!.length
const perArticle = items / continua.length
const rated = continua.map((_, index) => ratings.map((row) => row.slice(index * perArticle, (index + 1) * perArticle)))
console.log(`${names.length} annotators, ${continua.length} articles, ${spans} spans; ${ratings.length} x ${items} ratings. One run, one thread.\n`)
console.log(`${'metric'.padEnd(44)}${'value'.padStart(16)}${'ms'.padStart(9)}${'2.5 %'.padStart(12)}${'97.5 %'.padStart(12)}${'ms'.padStart(9)}`)

row('alpha nominal, one matrix', () => alphaStatistic([ratings], 'nominal'))
for (const level of ['nominal', 'masi', 'jaccard'] as const) row(`alpha ${level}, article by article`, () => alphaStatistic(rated, level))
const numbered = rated.map((rows) => rows.map((row) => row.map((rating) => (rating === null ? null : Number(rating.slice(1))))))
for (const level of ['ordinal', 'interval', 'ratio'] as const) row(`alpha ${level}, article by article`, () => alphaStatistic(numbered, level))
row('Fleiss’ kappa, first three annotators in full', () => fleissStatistic(rated.map((rows) => complete(rows.slice(0, 3)))))
for (const rule of [exact, exactUnlabelled, overlapOneToOne, overlapAny, iou50, characters, partial]) row(`F1 ${rule.name.split(':')[0]}`, () => f1Statistic(marked, names, rule))

/** One figure over everything, then its interval where there are articles to draw. */
function row(name: string, make: () => Statistic): void {
  const started = performance.now()
  const statistic = make()
  const figure = figureOfAll(statistic)
  const computed = performance.now()
  const value = figure.kind === 'value' ? figure.value.toFixed(13) : 'undefined'
  const line = `${name.padEnd(44)}${value.padStart(16)}${(computed - started).toFixed(0).padStart(9)}`
  if (statistic.tallies.length === 1) return console.log(line)
  const interval = bootstrapInterval(statistic, { seed: 1 })
  const drawn = (performance.now() - computed).toFixed(0).padStart(9)
  const ends = interval.kind === 'interval' ? [interval.lower, interval.upper].map((end) => end.toFixed(6).padStart(12)).join('') : interval.because
  console.log(`${line}${ends}${drawn}`)
}

/** The items that everybody rated. */
function complete(rows: readonly (readonly (string | null)[])[]): (string | null)[][] {
  const kept = rows[0]!.map((_, item) => item).filter((item) => rows.every((row) => row[item] !== null))
  return rows.map((row) => kept.map((item) => row[item]!))
}
