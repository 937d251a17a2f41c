import { proposeMapping } from '../import-job/mapping'
import { isObject, nameAt, textAt } from './json'
import { type ArticleFacts, type LabelledArticle, factKeys } from './labelled-article'

/** The facts that stand under their names in an object of JSON or a row; texts only. */
export function factsIn(object: unknown): ArticleFacts {
  return Object.fromEntries(factKeys.flatMap((key) => {
    const fact = textAt(object, key)
    return fact === undefined ? [] : [[key, fact] as const]
  }))
}

/**
 * The facts that stand in what others keep beside a text, under names as plain as “headline”, “Publisher” or “link”. Those under
 * their own names go first.
 */
export function factsNamed(object: unknown): ArticleFacts {
  if (!isObject(object)) return {}
  const { title, outlet, date, address } = proposeMapping(Object.keys(object).map((name) => ({ name, examples: [] })))
  const named = Object.entries({ title, outlet, published_at: date, url: address }).flatMap(([key, name]) => {
    const fact = name === null ? undefined : nameAt(object, name)
    return fact === undefined ? [] : [[key, fact] as const]
  })
  return { ...Object.fromEntries(named), ...factsIn(object) }
}

/** The facts that are known, in the order of their names, to be written beside others. */
export function knownFacts({ facts = {} }: Pick<LabelledArticle, 'facts'>): ArticleFacts {
  return Object.fromEntries(factKeys.flatMap((key) => (facts[key] === undefined ? [] : [[key, facts[key]] as const])))
}

/** An article with its facts; without any it stays as it is. */
export function withFacts<Article extends object>(article: Article, facts: ArticleFacts): Article & { readonly facts?: ArticleFacts } {
  return Object.keys(facts).length === 0 ? article : { ...article, facts }
}
