import { writeMachine } from '@/core/assignment/machine'
import { isUndecided } from '@/core/decision/case-state'
import { compare } from '@/core/export/comparison'
import { deriveGold } from '@/core/decision/gold'
import type { ExportedArticle } from '@/core/export/exported-article'
import type { ArticleFacts, LabelledArticle, LabelledLayer } from './labelled-article'

/** Whose layer the gold is, where it is written beside those of people. */
export const goldAnnotator = 'gold'

/**
 * An article of an export as other formats hold it: its submitted first passes, annotators under the names of the
 * export, what models predicted as layers of machines, and the gold as a layer of its own where asked for, unless all of its cases
 * wait for a verdict. An article under a second codebook is another one.
 */
export function labelledFromExport(article: ExportedArticle, name: string, withGold: boolean): LabelledArticle {
  const layers = article.layers.filter(({ status, pass }) => status === 'submitted' && pass === 1).map(({ annotator, annotations }): LabelledLayer => ({
    annotator, machine: false, passages: annotations.map(({ tag, extent, quotes, note, attributes }) => ({ tag, extent, quotes, note, attributes })),
  }))
  const facts = factsOf(article)
  const machines = (article.machineLayers ?? []).map(({ machine, annotations }): LabelledLayer => ({
    annotator: writeMachine(machine), machine: true, passages: annotations.map(({ tag, extent, quotes, note, attributes }) => ({ tag, extent, quotes, note, attributes })),
  }))
  if (!withGold || layers.length === 0) return { name, text: article.text, layers: [...layers, ...machines], facts }
  const { cases, states } = compare(article, { kinds: false })
  // Nothing was found there, and nothing was agreed on or decided: a layer without passages would say the one for the other.
  if (cases.length > 0 && cases.every(({ key }) => isUndecided(states.get(key)!))) return { name, text: article.text, layers: [...layers, ...machines], facts }
  const { entries } = deriveGold(cases, article.decisions)
  const gold = entries.map(({ tag, extent, quotes }) => ({ tag, extent, quotes, note: '', attributes: {} }))
  return { name, text: article.text, layers: [...layers, ...machines, { annotator: goldAnnotator, machine: false, passages: gold }], facts }
}

function factsOf({ title, publisher, originator, publishedAt, url, textSha256, codebook }: ExportedArticle): ArticleFacts {
  const known = { title, outlet: publisher?.name, originator: originator?.name, published_at: publishedAt, url, text_sha256: textSha256, codebook: `${codebook.name} ${codebook.version}` }
  return Object.fromEntries(Object.entries(known).filter((entry) => typeof entry[1] === 'string'))
}
