import type { Extent } from '@/core/annotation/fragment'
import type { CaseState } from '@/core/decision/case-state'
import type { Case, DisagreementKind } from '@/core/disagreement/case'
import type { CaseMark } from '@/core/discussion/case-message'
import { codePoint } from '@/core/text/offset'
import type { OffsetTable } from '@/core/text/offset-table'
import { verdictWords } from './verdict-words'

/** Where one annotator stands in a case. */
export interface Position {
  readonly annotator: string
  /** The name behind the letter, for those who have it shown. */
  readonly name?: string
  /** Keys of the tags they gave here, without repetition, in the order of the text. Empty when they marked nothing. */
  readonly tags: readonly string[]
}

/** A case as one line of a list. */
export interface CaseLine {
  readonly key: string
  readonly articleId: string
  readonly kinds: readonly DisagreementKind[]
  /** The words of the case, fragments joined by an ellipsis; cut where it is long. */
  readonly quote: string
  readonly positions: readonly Position[]
  readonly state: CaseState['kind']
  /** The verdict in words, such as “Accept A, C”; null when there is none. */
  readonly verdict: string | null
  /** What was said about it, where something was. */
  readonly marks?: readonly CaseMark[]
}

/** A quote in a list is cut after this many code points. */
const longestQuote = 220

/** The line of a case. `table` is that of its article's text. */
export function caseLine(articleId: string, one: Case, state: CaseState, table: OffsetTable, marks: readonly CaseMark[] = []): CaseLine {
  return {
    key: one.key,
    articleId,
    kinds: one.kinds,
    quote: shortQuote(table, one.extent),
    positions: one.lanes.map((lane) => ({ annotator: lane.annotator, tags: [...new Set(lane.annotations.map(({ tag }) => tag))] })),
    state: state.kind,
    verdict: 'decision' in state ? verdictWords(state.decision, one) : null,
    ...(marks.length > 0 ? { marks } : {}),
  }
}

/** A case in a sentence about another: its first words, at most so many, without marks of quotation at their edges. */
export function caseOpening(quote: string, most = 4): string {
  const words = quote.replace(/^["“”„«»'‘’]+|["“”„«»'‘’]+$/gu, '').split(/\s+/u).filter(Boolean)
  return words.slice(0, most).join(' ') + (words.length > most ? '…' : '')
}

/** The words of a case on one line, fragments joined by an ellipsis and cut where it is long. */
export function shortQuote(table: OffsetTable, extent: Extent): string {
  let left = longestQuote
  const parts: string[] = []
  for (const { start, end } of extent) {
    if (left <= 0) break
    const long = end - start > left
    const words = table.slice(start, long ? codePoint(start + left) : end).replaceAll('\n', ' ')
    parts.push(long ? `${words.replace(/\S*$/u, '').trimEnd()} …` : words)
    left -= end - start
  }
  return parts.join(' … ')
}
