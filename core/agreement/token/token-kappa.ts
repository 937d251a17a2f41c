import type { Statistic } from '../bootstrap/statistic'
import { noStatistic } from '../bootstrap/statistic'
import { cohenStatistic } from '../coding/cohen-kappa'
import { fleissStatistic } from '../coding/fleiss-kappa'
import type { Ratings } from '../coding/ratings'
import type { MarkedArticle } from '../span/marked-article'
import { spanProblem } from '../span/marked-article'
import type { TagScheme } from './token-tags'
import { tokenTags } from './token-tags'
import type { Token } from './tokenise'

/** A marked article that is cut into tokens. */
export interface TokenisedArticle extends MarkedArticle {
  readonly tokens: readonly Token[]
}

/**
 * Kappa over tokens, over all articles together: `cohen` for two annotators, `fleiss` for any number. Each token is an
 * item, its tag (O among them) the category. Of an article that an annotator did not do, all tokens are missing.
 *
 * The mass of O inflates it, a token has one label only, and a shift by one token costs two tags under BIO: say so
 * beside the figure. Undefined as Cohen's and Fleiss' kappa are, above all where nobody marked anything; where spans of
 * one annotator overlap; where a span has no length or lies outside the text; and where tokens overlap.
 */
export function tokenKappaStatistic(articles: readonly TokenisedArticle[], annotators: readonly string[], scheme: TagScheme, kappa: 'cohen' | 'fleiss'): Statistic {
  const ratings = tokenRatings(articles, annotators, scheme)
  if (typeof ratings === 'string') return noStatistic(ratings, articles.length)
  return kappa === 'cohen' ? cohenStatistic(ratings) : fleissStatistic(ratings)
}

/** The tags as ratings, article by article, or why there are none. */
export function tokenRatings(articles: readonly TokenisedArticle[], annotators: readonly string[], scheme: TagScheme): readonly Ratings[] | string {
  const problem = spanProblem(articles)
  if (problem !== undefined) return problem
  const ratings: Ratings[] = []
  for (const { id, tokens, layers } of articles) {
    if (tokens.some(([start], index) => index > 0 && start < tokens[index - 1]![1])) return `The tokens of article ${id} overlap or are out of order.`
    const rows: (readonly (string | null)[])[] = []
    for (const annotator of annotators) {
      const spans = layers.get(annotator)
      const tags = spans === undefined ? tokens.map(() => null) : tokenTags(tokens, spans, scheme)
      if (typeof tags === 'string') return tags
      rows.push(tags)
    }
    ratings.push(rows)
  }
  return ratings
}
