import type { AnswerDecision } from '@/core/answer-review/answer-case'
import type { Annotation } from '@/core/annotation/annotation'
import type { Layer } from '@/core/annotation/layer'
import type { Machine } from '@/core/assignment/machine'
import type { Block } from '@/core/article/block'
import type { AssignmentState } from '@/core/assignment/assignment'
import type { Decision } from '@/core/decision/decision'
import type { AboutCase } from '@/core/discussion/case-message'
import type { Recognition } from '@/core/outlet/recognition'
import type { PartialDate } from '@/core/partial-date'
import type { Answer } from '@/core/question/answer'

/** How the unit of every offset in an export is named, in the file itself. */
export const offsetUnit = 'Unicode code points, start inclusive, end exclusive'

/** Something said about cases of an article, by whom under which pseudonym. */
export interface ExportedMessage extends AboutCase {
  readonly by: string
  readonly text: string
  /** ISO 8601, from the database's clock. */
  readonly at: string
}

/** An outlet as an export names it. */
export interface ExportedOutlet {
  readonly key: string
  readonly name: string
}

/** What an annotator had marked and answered before they could see the outlet. */
export interface BeforeReveal {
  readonly annotations: readonly Annotation[]
  /** Without those taken back by then. */
  readonly answers: readonly Answer[]
}

/** An annotator's layer with how far it is. Only submitted layers are compared, decided on and counted. */
export interface ExportedLayer extends Layer {
  readonly status: AssignmentState
  /** 1, or 2 for a reading after the reveal. Only first passes are compared. */
  readonly pass: number
  /** Null in a layer that was brought in: whether its annotator saw the outlet is not known. */
  readonly outletHidden: boolean | null
  /** When the outlet was revealed, ISO 8601; null where it was not hidden, or is still. */
  readonly revealedAt: string | null
  /** What the annotator said of having recognised the outlet; null where they were not asked, or have not said. */
  readonly recognised: Pick<Recognition, 'recognised' | 'outlet' | 'noticed'> | null
  /** The layer as it stood when the outlet was revealed, where something was changed since; else null. */
  readonly beforeReveal: BeforeReveal | null
  /** To the questions about the whole article; without those taken back. */
  readonly answers: readonly Answer[]
}

/** Whether the annotator of a layer could see the outlet when they wrote this; null where that is not known. */
export function outletVisibleIn({ outletHidden }: Pick<ExportedLayer, 'outletHidden'>, { outletVisible = true }: Pick<Annotation, 'outletVisible'>): boolean | null {
  return outletHidden === null ? null : outletVisible
}

/** What a model marked: apart from the layers of people, compared with nothing, decided on by nobody. */
export interface ExportedMachineLayer {
  readonly machine: Machine
  readonly annotations: readonly Annotation[]
}

/**
 * One version of an article with all that was said of it under one codebook version: what one line of
 * an export is made of. All of it from one snapshot of the database. `null` is unknown.
 */
export interface ExportedArticle {
  readonly id: string
  readonly slug: string
  readonly title: string | null
  readonly byline: string | null
  readonly publishedAt: PartialDate | null
  readonly url: string | null
  /** What is known of the way the text took to us, in a sentence or two. */
  readonly provenance: string | null
  /** Who wrote the words. */
  readonly originator: ExportedOutlet | null
  /** Who published them. */
  readonly publisher: ExportedOutlet | null
  /** The canonical text. */
  readonly text: string
  /** SHA-256 of the canonical text in UTF-8, in lower-case hexadecimal. */
  readonly textSha256: string
  /** SHA-256 of the raw bytes that were imported. */
  readonly rawSha256: string
  readonly blocks: readonly Block[]
  readonly codebook: { readonly name: string; readonly version: string }
  /** What the codebook calls its tags, by key: for formats whose own tools know tags by name. Left out where it was not read. */
  readonly tagNames?: ReadonlyMap<string, string>
  /** Annotators under the names that the reader of the export may see: pseudonyms as a rule. */
  readonly layers: readonly ExportedLayer[]
  /** Predictions of models. */
  readonly machineLayers?: readonly ExportedMachineLayer[]
  /** All decisions on this text under this codebook, replaced and withdrawn ones too, in any order. */
  readonly decisions: readonly Decision[]
  /** The same for the answers to the questions about the whole article. */
  readonly answerDecisions?: readonly AnswerDecision[]
  /** Keys of the questions whose answers are reviewed: those asked about the article, not about its reader. */
  readonly questionsReviewed?: readonly string[]
  /** What was said about its cases, oldest first. Left out where it was not asked for. */
  readonly discussion?: readonly ExportedMessage[]
}
