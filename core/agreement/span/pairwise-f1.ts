import type { Statistic } from '../bootstrap/statistic'
import { type Tally, sumOf, tallyOf } from '../bootstrap/tally'
import type { Figure } from '../figure'
import { figure, meanOf, noFigure } from '../figure'
import type { MarkedArticle } from './marked-article'
import { spanProblem } from './marked-article'
import type { MatchRule } from './match/match-rule'
import type { LabelNumbers, SpanTable } from './span-table'
import { spanTable } from './span-table'

/** F1 between annotators, over articles. */
export interface PairwiseF1 {
  /** The mean over the pairs whose F1 is defined. */
  readonly mean: Figure
  /** Every pair, in the order of the annotators. */
  readonly pairs: readonly PairF1[]
}

/** F1 of two annotators, `first` and `second` by the order of names. */
export interface PairF1 {
  readonly first: string
  readonly second: string
  readonly f1: Figure
  /** How much of the first's the second has too, and the other way round. In spans, or in characters. */
  readonly found: readonly [number, number]
  /** How much each has, in the articles both did. */
  readonly sizes: readonly [number, number]
  /** Articles both did, and those of them where neither has anything. */
  readonly articles: number
  readonly bothEmpty: number
}

/**
 * The mean over pairs of annotators of F1, each pair over all spans of the articles both did (G. Hripcsak and A. S.
 * Rothschild, “Agreement, the F-measure, and reliability in information retrieval”, Journal of the American Medical
 * Informatics Association 12(3), 2005, who show that it comes near kappa where most of the text is marked by nobody):
 *
 *     P = found of a's / size of a's,  R = found of b's / size of b's,  F1 = 2·P·R/(P + R)
 *
 * It is symmetric, and not corrected for chance. A pair is undefined where no article was done by both, and where both
 * marked nothing in those (0/0); it is 0 where only one of them marked anything. Everything is undefined if a span has
 * no length or lies outside the text.
 */
export function pairwiseF1(articles: readonly MarkedArticle[], annotators: readonly string[], rule: MatchRule): PairwiseF1 {
  const statistic = f1Statistic(articles, annotators, rule)
  return statistic.read(sumOf(statistic.tallies, statistic.length))
}

/** F1 as a function of sums over articles: for each pair, six numbers. */
export interface F1Statistic extends Statistic {
  readonly read: (sum: Float64Array) => PairwiseF1
}

/** Which pairs are compared: all of them, or those that somebody is in, say, or the ones with the gold. */
export type Compared = (first: string, second: string) => boolean

const perPair = 6

/** Whether an article with this tally has anything that F1 is divided from: a span of somebody who is compared. */
export function hasSpans({ at }: Tally): boolean {
  return at.some((place) => place % perPair === 2 || place % perPair === 3)
}

/** The same, ready for a bootstrap over the articles, of all pairs or of some. */
export function f1Statistic(articles: readonly MarkedArticle[], annotators: readonly string[], rule: MatchRule, compared: Compared = () => true): F1Statistic {
  const names = [...new Set(annotators)].sort()
  const pairs = names.flatMap((first, i) => names.slice(i + 1).map((second, j) => ({ first, second, i, j: i + 1 + j }))).filter(({ first, second }) => compared(first, second))
  const length = pairs.length * perPair
  const problem = spanProblem(articles)
  const numbers: LabelNumbers = new Map()
  const tallies = articles.map(({ layers }) => {
    const vector = new Float64Array(length)
    if (problem === undefined) {
      const read = names.map((name) => prepared(layers.get(name), rule, numbers))
      for (const [index, { i, j }] of pairs.entries()) fill(vector, index * perPair, read[i], read[j], rule)
    }
    return tallyOf(vector)
  })
  const figureOf = (sum: Float64Array): Figure => {
    const values: number[] = []
    let shared = false
    for (let at = 0; at < length; at += perPair) {
      if (sum[at + 4]! > 0) shared = true
      if (sum[at + 2]! + sum[at + 3]! > 0) values.push(f1Of(sum, at))
    }
    if (problem !== undefined) return noFigure(problem)
    return meanOf(values, pairs.length === 0 ? 'There are fewer than two annotators.' : shared ? nobodyMarked : noneShared)
  }
  const read = (sum: Float64Array): PairwiseF1 => ({
    mean: figureOf(sum),
    pairs: pairs.map(({ first, second }, index) => ({ first, second, ...pairOf(sum, index * perPair, problem) })),
  })
  return { tallies, length, figureOf, read }
}

const nobodyMarked = 'Neither marked anything in the articles that both did.'
const noneShared = 'No article was done by both.'

interface Prepared {
  readonly table: SpanTable
  readonly size: number
}

function prepared(spans: Parameters<MatchRule['prepare']>[0] | undefined, { prepare, size }: MatchRule, numbers: LabelNumbers): Prepared | undefined {
  if (spans === undefined) return undefined
  const table = spanTable(prepare(spans), numbers)
  return { table, size: size(table) }
}

function fill(vector: Float64Array, at: number, a: Prepared | undefined, b: Prepared | undefined, { hits }: MatchRule): void {
  if (a === undefined || b === undefined) return
  const [foundA, foundB] = hits(a.table, b.table)
  vector.set([foundA, foundB, a.size, b.size, 1, a.size + b.size === 0 ? 1 : 0], at)
}

function pairOf(sum: Float64Array, at: number, problem: string | undefined): Omit<PairF1, 'first' | 'second'> {
  const [foundA = 0, foundB = 0, sizeA = 0, sizeB = 0, articles = 0, bothEmpty = 0] = sum.subarray(at, at + perPair)
  const because = problem ?? (articles === 0 ? noneShared : sizeA + sizeB === 0 ? nobodyMarked : undefined)
  return { f1: because === undefined ? figure(f1Of(sum, at)) : noFigure(because), found: [foundA, foundB], sizes: [sizeA, sizeB], articles, bothEmpty }
}

/** F1 of the pair whose numbers begin at a place, where at least one of the two has something. */
function f1Of(sum: Float64Array, at: number): number {
  if (sum[at] === 0 || sum[at + 1] === 0) return 0
  const precision = sum[at]! / sum[at + 2]!
  const recall = sum[at + 1]! / sum[at + 3]!
  return (2 * precision * recall) / (precision + recall)
}
