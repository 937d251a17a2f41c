import type { AnswerValue } from '@/core/question/answer'
import type { Level } from '../coding/difference'
import type { LabelledSpan } from '../span/marked-article'
import type { Token } from '../token/tokenise'

/** Everything that the figures of a project are computed from: a plain value, and nothing else. */
export interface AgreementInput {
  /** In any order; figures do not depend on it. */
  readonly places: readonly AgreementPlace[]
  /** Of the codebook versions that somebody has worked under, each once, in the order of the newest. */
  readonly tags: readonly { readonly key: string; readonly name: string }[]
  readonly questions: readonly RatedQuestion[]
}

/** One text of an article under one codebook version: what can be compared. */
export interface AgreementPlace {
  /** Id of the place. */
  readonly id: string
  /** Id of the article. Places of one article are drawn together by the bootstrap. */
  readonly article: string
  /** A word of the review's filters. */
  readonly slug: string
  /** Of the text, in code points. */
  readonly length: number
  readonly tokens: readonly Token[]
  /** Who published it, or else wrote it; null where neither is known. */
  readonly outlet: { readonly key: string; readonly name: string } | null
  /** What most annotators call its genre; null where there is no such one. */
  readonly genre: string | null
  /** The number of the codebook version. */
  readonly codebook: number
  /** First passes that are submitted, one of each annotator at most. Whose layer is missing did not do it; an empty one found nothing. */
  readonly layers: readonly AgreementLayer[]
  /** What the team takes for right, where nothing is left to decide; else null. */
  readonly gold: readonly LabelledSpan[] | null
}

/** One annotator's submitted first pass. */
export interface AgreementLayer {
  /** A pseudonym, the same in all articles. */
  readonly annotator: string
  /** The day of submission by UTC, `2026-11-02`; null in a layer that was brought in: when it was made is not known. */
  readonly submitted: string | null
  /** Whether they could see the outlet; `revealed` where it was hidden, and something was changed after the reveal; `unknown` in a layer that was brought in. */
  readonly outlet: 'shown' | 'hidden' | 'revealed' | 'unknown'
  /** Each fragment of a passage is a span. Code points. */
  readonly spans: readonly LabelledSpan[]
  /** Those outside the cases where both readings are defensible: what is compared with the gold. */
  readonly settled: readonly LabelledSpan[]
  /** By the key of the question; without those taken back. */
  readonly answers: ReadonlyMap<string, AnswerValue>
}

/** A question whose answers can be compared. */
export interface RatedQuestion {
  readonly key: string
  readonly name: string
  readonly level: Extract<Level, 'nominal' | 'ordinal' | 'masi'>
  /** The codebook versions under which it is asked so; all of them if nothing is said. Answers under others are to another question. */
  readonly codebooks?: readonly number[]
  /** The key of its row, where another question has the same key. */
  readonly row?: string
}
