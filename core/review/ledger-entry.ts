import { deriveGold } from '@/core/decision/gold'
import type { Decision } from '@/core/decision/decision'
import { type CaseState, caseStates } from '@/core/decision/case-state'
import type { Layer } from '@/core/annotation/layer'
import { findCases } from '@/core/disagreement/find-cases'
import { compareNames } from '@/core/disagreement/order'
import { formOf, normalWords } from '@/core/similarity/words'
import type { OffsetTable } from '@/core/text/offset-table'
import { type CaseLine, shortQuote } from './case-line'
import { type AboutCase, marksOf } from '@/core/discussion/case-message'
import { type CasePlace, facetsOf, isFlagged, marksIn } from './facets'
import { isWaiting } from './filters'
import { outcomeOf, writeOutcome } from './outcome'
import { type VerdictParts, partsInWords, verdictParts } from './verdict-words'
import { rankOf } from './worth'

/** A case as the ledger keeps it: without letters, which depend on who has the article when it is read. */
export interface LedgerEntry {
  /** The key of the case. */
  readonly key: string
  /** First code point. */
  readonly start: number
  /** See `rankOf`. */
  readonly rank: number
  readonly state: CaseState['kind']
  readonly kinds: CaseLine['kinds']
  readonly quote: string
  readonly positions: readonly { readonly assignment: string; readonly tags: readonly string[] }[]
  readonly verdict: VerdictParts | null
  /** See `facetsOf`. */
  readonly facets: readonly string[]
  /** See `normalWords`. */
  readonly words: string
  /** See `formOf`. */
  readonly form: string
  /** See `writeOutcome`. */
  readonly outcome: string
}

/** The ledger of one article. */
export interface ArticleLedger {
  /** In the order of the text. */
  readonly entries: readonly LedgerEntry[]
  /** How many cases ask for a verdict. */
  readonly waiting: number
  /** How many passages stand in the gold. */
  readonly gold: number
}

/** Derives the ledger of an article from its submitted layers, its decisions and what was said; the order of none of them matters. */
export function deriveLedger(layers: readonly Layer[], decisions: readonly Decision[], table: OffsetTable, place: CasePlace, messages: readonly AboutCase[] = []): ArticleLedger {
  const cases = findCases(layers)
  const states = caseStates(cases, decisions)
  const entries = cases.map((one): LedgerEntry => {
    const state = states.get(one.key)!
    const marks = messages.length > 0 ? marksOf(one, state, messages) : []
    const words = normalWords(one.extent.map(({ start, end }) => table.slice(start, end)).join(' '))
    return {
      words, form: formOf(words), outcome: writeOutcome(outcomeOf(one, state)),
      key: one.key, start: one.bounds.start, rank: rankOf(one, state.kind, isFlagged(one), marks), state: state.kind, kinds: one.kinds, quote: shortQuote(table, one.extent),
      positions: one.lanes.map(({ assignmentId, annotations }) => ({ assignment: assignmentId, tags: [...new Set(annotations.map(({ tag }) => tag))] })),
      verdict: 'decision' in state ? verdictParts(state.decision, one) : null,
      facets: facetsOf(one, state.kind, place, marks),
    }
  })
  return { entries, waiting: entries.filter(({ state, facets }) => isWaiting({ state, marks: marksIn(facets) })).length, gold: deriveGold(cases, decisions).entries.length }
}

/** An entry as a list shows it; `nameOf` says how an assignment's annotator is called, `realName` who it is where that is shown. */
export function lineOf(
  articleId: string, entry: Omit<LedgerEntry, 'rank' | 'start' | 'words' | 'form' | 'outcome'>, nameOf: (assignmentId: string) => string, realName: (assignmentId: string) => string | undefined = () => undefined,
): CaseLine {
  const marks = marksIn(entry.facets)
  return {
    ...(marks.length > 0 ? { marks } : {}),
    key: entry.key, articleId, kinds: entry.kinds, quote: entry.quote, state: entry.state,
    positions: entry.positions.map(({ assignment, tags }) => ({ annotator: nameOf(assignment), ...nameIn(realName(assignment)), tags })).sort((a, b) => compareNames(a.annotator, b.annotator)),
    verdict: entry.verdict && partsInWords({ ...entry.verdict, whole: entry.verdict.whole.toSorted(byName(nameOf)), part: entry.verdict.part.toSorted(byName(nameOf)) }, nameOf),
  }
}

function nameIn(name: string | undefined): { readonly name?: string } {
  return name === undefined ? {} : { name }
}

function byName(nameOf: (assignmentId: string) => string): (a: string, b: string) => number {
  return (a, b) => compareNames(nameOf(a), nameOf(b))
}
