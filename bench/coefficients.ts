import { readFileSync } from 'node:fs'
import { z } from 'zod'
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

/**
 * npm run bench:coefficients -- FILE: figures of a large case, their times, and those of 2,000 bootstrap replicates. FILE
 * has `annotators`, `articles: {id, length, spans: {annotator: [[start, end, label]]}}` and `ratings[annotator][item]`,
 * with as many items for each article.
 */
const file = z.object({
  annotators: z.array(z.string()),
  articles: z.array(z.object({ id: z.string(), length: z.number(), spans: z.record(z.string(), z.array(z.tuple([z.number(), z.number(), z.string()]))) })),
  ratings: z.array(z.array(z.string().nullable())),
})

const path = process.argv[2]
if (path === undefined) throw new Error('Name the file of the large case.')
const { annotators, articles, ratings } = file.parse(JSON.parse(readFileSync(path, 'utf8')))
const marked: MarkedArticle[] = articles.map(({ id, length, spans }) => ({
  id, length, layers: new Map(Object.entries(spans).map(([name, rows]) => [name, rows.map(([start, end, label]) => ({ start, end, label }))])),
}))
const items = ratings[0]!.length
const perArticle = items / articles.length
const rated = articles.map((_, index) => ratings.map((row) => row.slice(index * perArticle, (index + 1) * perArticle)))
const spans = marked.reduce((sum, { layers }) => sum + [...layers.values()].reduce((sum, layer) => sum + layer.length, 0), 0)
console.log(`${annotators.length} annotators, ${articles.length} articles, ${spans} spans; ${ratings.length} x ${items} ratings. One run, one thread.\n`)
console.log(`${'metric'.padEnd(44)}${'value'.padStart(16)}${'ms'.padStart(9)}${'2.5 %'.padStart(12)}${'97.5 %'.padStart(12)}${'ms'.padStart(9)}`)

const whole = { tallies: 1 }
row('alpha nominal, one matrix', () => alphaStatistic([ratings], 'nominal'))
for (const level of ['nominal', 'masi', 'jaccard'] as const) row(`alpha ${level}, article by article`, () => alphaStatistic(rated, level))
const numbered = rated.map((rows) => rows.map((row) => row.map((rating) => (rating === null ? null : Number(rating.slice(1))))))
for (const level of ['ordinal', 'interval', 'ratio'] as const) row(`alpha ${level}, article by article`, () => alphaStatistic(numbered, level))
row('Fleiss’ kappa, first three annotators in full', () => fleissStatistic(rated.map((rows) => complete(rows.slice(0, 3)))))
for (const rule of [exact, exactUnlabelled, overlapOneToOne, overlapAny, iou50, characters, partial]) row(`F1 ${rule.name.split(':')[0]}`, () => f1Statistic(marked, annotators, rule))

/** One figure over everything, then its interval where there are articles to draw. */
function row(name: string, make: () => Statistic): void {
  const started = performance.now()
  const statistic = make()
  const figure = figureOfAll(statistic)
  const computed = performance.now()
  const value = figure.kind === 'value' ? figure.value.toFixed(13) : 'undefined'
  const line = `${name.padEnd(44)}${value.padStart(16)}${(computed - started).toFixed(0).padStart(9)}`
  if (statistic.tallies.length === whole.tallies) return console.log(line)
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
