import { figureOfAll, noStatistic } from '../bootstrap/statistic'
import { characters } from '../span/match/characters'
import { exact, exactUnlabelled } from '../span/match/exact'
import type { MatchRule } from '../span/match/match-rule'
import { iou50, overlapAny, overlapOneToOne } from '../span/match/overlap'
import { partial } from '../span/match/partial'
import { f1Statistic } from '../span/pairwise-f1'
import type { CorpusInput } from './input'
import { anyParams, corpusInput } from './input'
import { markedArticles } from './marked'
import type { Metric } from './metric'
import { metric } from './metric'
import type { StatisticMaker } from './statistics'

const rules: Readonly<Record<string, MatchRule>> = {
  exact,
  exact_unlabelled: exactUnlabelled,
  overlap_one_to_one: overlapOneToOne,
  overlap_any: overlapAny,
  iou50,
  char: characters,
  partial_semeval2020: partial,
}

/** F1 by every rule, as a statistic of articles. */
export const spanStatistics: Readonly<Record<string, StatisticMaker<CorpusInput>>> = Object.fromEntries(
  Object.entries(rules).map(([name, rule]) => [
    `span_f1_${name}`,
    (corpus) => {
      const articles = markedArticles(corpus)
      return typeof articles === 'string' ? noStatistic(articles, corpus.articles.length) : f1Statistic(articles, corpus.annotators, rule)
    },
  ]),
)

/** Span F1 between annotators, mean over pairs. */
export const spanMetrics: Readonly<Record<string, Metric>> = Object.fromEntries(
  Object.entries(spanStatistics).map(([name, make]) => [name, metric(corpusInput, anyParams, (corpus, params) => figureOfAll(make(corpus, params)))]),
)
