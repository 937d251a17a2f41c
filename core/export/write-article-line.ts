import type { Annotation, AttributeValue } from '@/core/annotation/annotation'
import type { Decision } from '@/core/decision/decision'
import { type PluralPassage, deriveGold } from '@/core/decision/gold'
import { type SoftLabel, softLabels } from '@/core/decision/soft-label'
import { tagShares } from '@/core/decision/tag-shares'
import type { Case } from '@/core/disagreement/case'
import type { Answer } from '@/core/question/answer'
import { type OffsetTable, offsetTable } from '@/core/text/offset-table'
import type { ArticleLine } from './article-line'
import { type Comparison, compare } from './comparison'
import { type ExportLayer, exportLayers } from './choice'
import { type ExportedArticle, type ExportedLayer, type ExportedMessage, offsetUnit, outletVisibleIn } from './exported-article'
import { quotedFragments } from './fragments'
import { answerEntries } from './write-answers'

/** What of an article a line holds. */
export type LineParts = ReadonlySet<ExportLayer>

/**
 * The line of an article in a JSONL export, as an object: `JSON.stringify` of it, and a line feed, is the line.
 * @param parts what was chosen; left out, everything but the discussion, as the files of old had it
 */
export function articleLine(article: ExportedArticle, parts?: LineParts): ArticleLine {
  const chosen = (layer: ExportLayer): boolean => parts?.has(layer) ?? layer !== 'discussion'
  const [annotators, gold, soft, decisions] = [chosen('annotators'), chosen('gold'), chosen('soft'), chosen('decisions')]
  // Cases take most of the time: who asks for what was marked alone does not wait for them.
  const comparison = gold || soft || decisions ? compare(article) : nothingCompared
  const { entries, plural } = gold ? deriveGold(comparison.cases, article.decisions, comparison.states) : { entries: [], plural: [] }
  const table = offsetTable(article.text)
  const answers = answerEntries(article)
  return {
    schema: { name: 'crossread/article', version: 1 },
    offsetUnit,
    article: {
      id: article.id,
      slug: article.slug,
      title: article.title,
      byline: article.byline,
      publishedAt: article.publishedAt,
      url: article.url,
      originator: article.originator && { key: article.originator.key, name: article.originator.name },
      publisher: article.publisher && { key: article.publisher.key, name: article.publisher.name },
      provenance: article.provenance,
    },
    text: article.text,
    textSha256: article.textSha256,
    rawSha256: article.rawSha256,
    blocks: article.blocks.map(({ kind, start, end, reason }) => ({ kind, start, end, ...(reason === undefined ? {} : { reason }) })),
    codebook: { name: article.codebook.name, version: article.codebook.version },
    ...(parts === undefined ? {} : { holds: exportLayers.filter((layer) => parts.has(layer)) }),
    layers: annotators ? article.layers.map((layer) => layerEntry(layer, comparison, table)) : [],
    machineLayers: annotators ? (article.machineLayers ?? []).map(({ machine: { model, version }, annotations }) => ({ machine: { model, version }, annotations: annotations.map((one) => contentEntry(one, table)) })) : [],
    cases: comparison.cases.map((one) => caseEntry(one, comparison, table)),
    decisions: decisions ? article.decisions.map((one) => decisionEntry(one, table)) : [],
    answerDecisions: decisions ? answers.answerDecisions : [],
    questionsReviewed: answers.questionsReviewed,
    goldAnswers: gold ? answers.goldAnswers : [],
    gold: entries.map((entry) => ({
      ...softLabelEntry(entry, table),
      provenance: entry.provenance,
      annotationIds: [...entry.annotationIds],
      decisionId: entry.decisionId ?? null,
    })),
    plural: plural.map((one) => pluralEntry(one, table)),
    softLabels: soft ? softLabels(comparison.cases).map((one) => softLabelEntry(one, table)) : [],
    ...(parts?.has('soft') ? { shares: tagShares(comparison.cases).map(({ tags, ...one }) => ({ ...one, tags: tags.map((tag) => ({ ...tag })) })) } : {}),
    ...(parts?.has('discussion') ? { discussion: (article.discussion ?? []).map(messageEntry) } : {}),
  }
}

const nothingCompared: Comparison = { cases: [], states: new Map(), standings: new Map() }

function layerEntry(layer: ExportedLayer, comparison: Comparison, table: OffsetTable): ArticleLine['layers'][number] {
  const { annotator, status, pass, outletHidden, revealedAt, recognised, beforeReveal, annotations, answers } = layer
  return {
    annotator,
    status,
    pass,
    outletHidden,
    revealedAt,
    recognised: recognised && { recognised: recognised.recognised, outlet: recognised.outlet, noticed: recognised.noticed },
    annotations: annotations.map((annotation) => annotationEntry(annotation, layer, comparison, table)),
    beforeReveal: beforeReveal && { annotations: beforeReveal.annotations.map((one) => contentEntry(one, table)), answers: beforeReveal.answers.flatMap((one) => answerEntry(one, layer)) },
    answers: answers.flatMap((one) => answerEntry(one, layer)),
  }
}

function messageEntry({ id, kind, by, text, about, decisionId, repliesTo, at }: ExportedMessage): NonNullable<ArticleLine['discussion']>[number] {
  return { id, kind, by, text, about: about.map((one) => ({ id: one.id, version: one.version })), decisionId, repliesTo, at }
}

type AnswerEntry = ArticleLine['layers'][number]['answers'][number]

/** None for an answer that was taken back. */
function answerEntry(answer: Answer, layer: ExportedLayer): AnswerEntry[] {
  const { question, value, version } = answer
  return value === null ? [] : [{ question, value: structuredClone(value) as AnswerEntry['value'], version, outletVisible: outletVisibleIn(layer, answer) }]
}

type Content = NonNullable<ArticleLine['layers'][number]['beforeReveal']>['annotations'][number]

function annotationEntry(annotation: Annotation, layer: ExportedLayer, { standings }: Comparison, table: OffsetTable): ArticleLine['layers'][number]['annotations'][number] {
  const { id, version, tag, extent, quotes, note, origin, attributes, copiedFrom } = annotation
  return { id, version, tag, fragments: quotedFragments(extent, quotes, table), note, attributes: attributeEntries(attributes), origin, outletVisible: outletVisibleIn(layer, annotation), copiedFrom: copiedFrom ?? null, standing: standings.get(id) ?? null }
}

function contentEntry({ id, version, tag, extent, quotes, note, origin, attributes }: Annotation, table: OffsetTable): Content {
  return { id, version, tag, fragments: quotedFragments(extent, quotes, table), note, attributes: attributeEntries(attributes), origin }
}

function attributeEntries(attributes: Annotation['attributes']): Content['attributes'] {
  const entries: Content['attributes'] = {}
  // Keys are those of a codebook: none of them is `__proto__`.
  for (const key in attributes) entries[key] = attributeEntry(attributes[key]!)
  return entries
}

function attributeEntry(value: AttributeValue): string | number | boolean | string[] {
  return typeof value === 'object' ? [...value] : value
}

function caseEntry(one: Case, { states }: Comparison, table: OffsetTable): ArticleLine['cases'][number] {
  const state = states.get(one.key)!
  return {
    key: one.key,
    fragments: quotedFragments(one.extent, one.extent.map(({ start, end }) => table.slice(start, end)), table),
    kinds: [...one.kinds],
    state: state.kind,
    decisionId: 'decision' in state ? state.decision.id : null,
    lanes: one.lanes.map(({ annotator, annotations }) => ({ annotator, annotationIds: annotations.map(({ id }) => id) })),
  }
}

function decisionEntry(decision: Decision, table: OffsetTable): ArticleLine['decisions'][number] {
  const { id, verdict, reason, clause, proposal, ruleId, decidedAt, replaces, withdrawn } = decision
  const judged = decision.judged.map((annotation) => ({ id: annotation.id, version: annotation.version }))
  const drawn = decision.drawn.map(({ tag, extent, quotes }) => ({ tag, fragments: quotedFragments(extent, quotes, table) }))
  return {
    id, verdict, judged, chosen: [...decision.chosen], drawn, reason, clause, proposal, ruleId, decidedBy: decision.decidedBy.name, decidedAt, replaces, withdrawn,
  }
}

function pluralEntry({ key, decisionId, readings }: PluralPassage, table: OffsetTable): ArticleLine['plural'][number] {
  return {
    case: key,
    decisionId,
    readings: readings.map(({ annotators, taggings }) => ({
      annotators: [...annotators],
      passages: taggings.map((tagging) => ({ ...softLabelEntry(tagging, table), annotationIds: [...tagging.annotationIds] })),
    })),
  }
}

function softLabelEntry({ tag, extent, quotes, k, n }: SoftLabel, table: OffsetTable): ArticleLine['softLabels'][number] {
  return { tag, fragments: quotedFragments(extent, quotes, table), k, n }
}
