import { textAt } from './json'
import { type ArticleFacts, type LabelledArticle, factKeys } from './labelled-article'

/** The facts that stand under their names in an object of JSON or a row; texts only. */
export function factsIn(object: unknown): ArticleFacts {
  return Object.fromEntries(factKeys.flatMap((key) => {
    const fact = textAt(object, key)
    return fact === undefined ? [] : [[key, fact] as const]
  }))
}

/** The facts that are known, in the order of their names, to be written beside others. */
export function knownFacts({ facts = {} }: Pick<LabelledArticle, 'facts'>): ArticleFacts {
  return Object.fromEntries(factKeys.flatMap((key) => (facts[key] === undefined ? [] : [[key, facts[key]] as const])))
}

/** An article with its facts; without any it stays as it is. */
export function withFacts<Article extends object>(article: Article, facts: ArticleFacts): Article & { readonly facts?: ArticleFacts } {
  return Object.keys(facts).length === 0 ? article : { ...article, facts }
}
