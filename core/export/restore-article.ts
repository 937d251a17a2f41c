import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import { writeMachine } from '@/core/assignment/machine'
import { codePoint } from '@/core/text/offset'
import type { ArticleLine } from './article-line'
import type { ExportedArticle, ExportedLayer } from './exported-article'

type Layer = ArticleLine['layers'][number]
type Content = NonNullable<Layer['beforeReveal']>['annotations'][number]

/**
 * What a line of a JSONL export was made of, as far as it stands in the line: written again by `articleLine` it is the
 * same line, cases, gold and soft labels computed afresh. Times of changes are not in a line, and are empty.
 */
export function restoreArticle(line: ArticleLine): ExportedArticle {
  return {
    ...line.article,
    publishedAt: line.article.publishedAt,
    text: line.text,
    textSha256: line.textSha256,
    rawSha256: line.rawSha256,
    blocks: line.blocks.map(({ start, end, reason, ...block }) => ({ ...block, start: codePoint(start), end: codePoint(end), ...(reason === undefined ? {} : { reason }) })),
    codebook: line.codebook,
    layers: line.layers.map(restoreLayer),
    machineLayers: line.machineLayers.map(({ machine, annotations }) => ({ machine, annotations: annotations.map((content) => restoreAnnotation(content, `machine ${writeMachine(machine)}`)) })),
    questionsReviewed: line.questionsReviewed,
    answerDecisions: line.answerDecisions.map(({ judged, ...decision }) => ({ ...decision, judged: judged.map(({ annotator, version }) => ({ assignmentId: `${annotator} 1`, version })) })),
    decisions: line.decisions.map(({ drawn, decidedBy, ...decision }) => ({
      ...decision,
      decidedBy: { id: decidedBy, name: decidedBy },
      drawn: drawn.map(({ tag, fragments }) => ({ tag, ...restoreFragments(fragments) })),
    })),
  }
}

function restoreLayer(layer: Layer): ExportedLayer {
  const assignmentId = `${layer.annotator} ${layer.pass}`
  const restored = (content: Content): Annotation => restoreAnnotation(content, assignmentId)
  return {
    ...layer,
    assignmentId,
    answers: restoreAnswers(layer.answers),
    annotations: layer.annotations.map(({ outletVisible, copiedFrom, ...content }) => ({ ...restored(content), ...(outletVisible === null ? {} : { outletVisible }), ...(copiedFrom === null ? {} : { copiedFrom }) })),
    beforeReveal: layer.beforeReveal && { annotations: layer.beforeReveal.annotations.map(restored), answers: restoreAnswers(layer.beforeReveal.answers) },
  }
}

function restoreAnnotation({ id, version, tag, fragments, note, attributes, origin }: Content, assignmentId: string): Annotation {
  return { id, version, tag, ...restoreFragments(fragments), note, attributes, origin: origin ?? byHand, assignmentId, deleted: false, changedAt: '' }
}

function restoreFragments(fragments: Content['fragments']): Pick<Annotation, 'extent' | 'quotes'> {
  return { extent: fragments.map(({ start, end }) => ({ start: codePoint(start), end: codePoint(end) })), quotes: fragments.map(({ quote }) => quote) }
}

function restoreAnswers(answers: Layer['answers']): ExportedLayer['answers'] {
  return answers.map(({ outletVisible, ...answer }) => ({ ...answer, ...(outletVisible === null ? {} : { outletVisible }), changedAt: '' }))
}
