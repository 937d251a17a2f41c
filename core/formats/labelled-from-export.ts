import { writeMachine } from '@/core/assignment/machine'
import { isUndecided } from '@/core/decision/case-state'
import { compare } from '@/core/export/comparison'
import { deriveGold } from '@/core/decision/gold'
import type { ExportedArticle } from '@/core/export/exported-article'
import { goldAnnotator } from './gold-annotator'
import type { ArticleFacts, LabelledArticle, LabelledLayer } from './labelled-article'

/** A name that the reader of SemEval was given by a number, or that says so itself: `article111.txt` comes in as `article-111`. */
const numbered = /^article-?(\d+)$/

/** What an article is called in a format of other tools, and its tags. */
export interface NamesInFormat {
  /** Articles come in the order of an export, each once. */
  readonly article: (article: ExportedArticle) => string
  readonly tag: (article: ExportedArticle, key: string) => string
}

/**
 * How a format calls articles and tags. A text under a second codebook is another article to it. The programs of SemEval know
 * an article by its number and a technique by its name: there both are written so; where that would give two of them one
 * name, the key stays. Other formats have the keys.
 */
export function namesInFormat(format: string): NamesInFormat {
  const semeval = format.startsWith('semeval')
  const used = new Set<string>()
  const byBook = new WeakMap<object, ReadonlyMap<string, string>>()
  return {
    article({ slug, codebook, textSha256 }) {
      const number = semeval ? numbered.exec(slug)?.[1] : undefined
      const wanted = number === undefined || used.has(number) ? slug : number
      const name = used.has(wanted) ? `${slug}-codebook-${codebook.version}-${textSha256.slice(0, 8)}` : wanted
      used.add(name)
      return name
    },
    tag({ tagNames }, key) {
      if (!semeval || !tagNames) return key
      let unique = byBook.get(tagNames)
      if (!unique) {
        const names = [...tagNames.values()]
        unique = new Map([...tagNames].filter(([own, name]) => names.filter((one) => one === name).length === 1 && (own === name || !tagNames.has(name))))
        byBook.set(tagNames, unique)
      }
      return unique.get(key) ?? key
    },
  }
}

/**
 * An article of an export as other formats hold it: its submitted first passes, annotators under the names of the
 * export, tags as `tagOf` calls them (their keys), what models predicted as layers of machines, and the gold as a layer of its own where asked for,
 * unless all of its cases wait for a verdict. An article under a second codebook is another one.
 */
export function labelledFromExport(article: ExportedArticle, name: string, withGold: boolean, tagOf: NamesInFormat['tag'] = (_, key) => key): LabelledArticle {
  const layers = article.layers.filter(({ status, pass }) => status === 'submitted' && pass === 1).map(({ annotator, annotations }): LabelledLayer => ({
    annotator, machine: false, passages: annotations.map(({ tag, extent, quotes, note, attributes }) => ({ tag: tagOf(article, tag), extent, quotes, note, attributes })),
  }))
  const facts = factsOf(article)
  const machines = (article.machineLayers ?? []).map(({ machine, annotations }): LabelledLayer => ({
    annotator: writeMachine(machine), machine: true, passages: annotations.map(({ tag, extent, quotes, note, attributes }) => ({ tag: tagOf(article, tag), extent, quotes, note, attributes })),
  }))
  if (!withGold || layers.length === 0) return { name, text: article.text, layers: [...layers, ...machines], facts }
  const { cases, states } = compare(article, { kinds: false })
  // Nothing was found there, and nothing was agreed on or decided: a layer without passages would say the one for the other.
  if (cases.length > 0 && cases.every(({ key }) => isUndecided(states.get(key)!))) return { name, text: article.text, layers: [...layers, ...machines], facts }
  const { entries } = deriveGold(cases, article.decisions)
  const gold = entries.map(({ tag, extent, quotes }) => ({ tag: tagOf(article, tag), extent, quotes, note: '', attributes: {} }))
  return { name, text: article.text, layers: [...layers, ...machines, { annotator: goldAnnotator, machine: false, passages: gold }], facts }
}

function factsOf({ title, publisher, originator, publishedAt, url, textSha256, codebook }: ExportedArticle): ArticleFacts {
  const known = { title, outlet: publisher?.name, originator: originator?.name, published_at: publishedAt, url, text_sha256: textSha256, codebook: `${codebook.name} ${codebook.version}` }
  return Object.fromEntries(Object.entries(known).filter((entry) => typeof entry[1] === 'string'))
}
