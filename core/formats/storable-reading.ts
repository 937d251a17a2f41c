import type { Reading } from './files'
import type { Finding, Place } from './finding'
import type { ArticleFacts, LabelledArticle } from './labelled-article'
import { isStorableText } from './storable'

/**
 * What of a reading can be stored: an article, an annotator or a fact whose name holds NUL or half a surrogate pair is
 * left out, and told. Texts and passages are looked at by the readers themselves.
 */
export function storableReading({ articles, findings }: Reading): Reading {
  const refused: Finding[] = []
  const refuse = (place: Place, what: string) => {
    refused.push({ kind: 'malformed', place, message: `${what} holds NUL or half a surrogate pair, which cannot be stored.` })
  }
  const sound = articles.flatMap((article): LabelledArticle[] => {
    const place = article.layers.flatMap(({ passages }) => passages)[0]?.place ?? { file: article.name }
    if (!isStorableText(article.name)) {
      refuse(place, `The name of the article “${article.name}”`)
      return []
    }
    const layers = article.layers.filter(({ annotator, passages }) => {
      const storable = isStorableText(annotator)
      if (!storable) refuse(passages[0]?.place ?? place, `The name of the annotator “${annotator}”`)
      return storable
    })
    const { facts, ...rest } = article
    return [{ ...rest, layers, ...(facts && { facts: storableFacts(facts, (key) => refuse(place, `“${key}”`)) }) }]
  })
  return { articles: sound, findings: [...findings, ...refused] }
}

function storableFacts(facts: ArticleFacts, refuse: (key: string) => void): ArticleFacts {
  return Object.fromEntries(Object.entries(facts).filter(([key, fact]) => {
    const storable = isStorableText(fact)
    if (!storable) refuse(key)
    return storable
  }))
}

/** A place as it can be stored and shown, with U+FFFD for what cannot: places and sentences repeat what stands in a file. */
export function storablePlace({ file, line, item }: Place): Place {
  return { file: storableWords(file), ...(line === undefined ? {} : { line }), ...(item === undefined ? {} : { item: storableWords(item) }) }
}

/** A finding as it can be stored and shown. */
export function storableFinding(finding: Finding): Finding {
  return { ...finding, place: storablePlace(finding.place), message: storableWords(finding.message) }
}

function storableWords(words: string): string {
  return words.replace(/[\0\p{Surrogate}]/gu, '\ufffd')
}
