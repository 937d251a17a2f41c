import type { AttributeValue } from '@/core/annotation/annotation'
import { type Extent, extentsEqual, normaliseExtent } from '@/core/annotation/fragment'
import { type OffsetTable, offsetTable } from '@/core/text/offset-table'
import { type Anchor, type Sought, anchorsIn } from './anchor'
import { clip } from './clip'
import { type Accept, type Finding, type Place, type Proposal, isAccepted } from './finding'
import type { LabelledPassage } from './labelled-article'
import { Proposals } from './proposals'
import { isStorablePassage } from './storable'
import { type Unit, type UnitTable, unitNames, unitTable } from './unit'

/** A passage as a line of a source has it, before anything is compared with the text. */
export interface Draft {
  readonly place: Place
  readonly tag: string
  /** In the unit of the source; any numbers. */
  readonly fragments: readonly { readonly start: number; readonly end: number }[]
  /** The words as the source gives them; undefined where it gives none. */
  readonly quote: string | undefined
  readonly before?: string
  readonly after?: string
  readonly note: string
  readonly attributes: Readonly<Record<string, AttributeValue>>
}

export interface Settling {
  /** In which units the offsets may count: the format's own first. Others are tried only where quotes can tell. */
  readonly units: readonly [Unit, ...Unit[]]
  /** How the source writes the words of several fragments, such as joined by a space. */
  readonly wordsOf: (quotes: readonly string[], extent: Extent) => string
  /** How the source may write the words of one fragment: where line breaks are spaces, say. */
  readonly plain?: (words: string) => string
  /** Takes the words of one quote apart again, where they can be: for proposals. */
  readonly split?: (quote: string, lengths: readonly number[]) => readonly string[] | undefined
  /** Which proposals are taken. */
  readonly accept?: Accept | undefined
  /** What the format's own way of writing extents does to them: joined over line breaks, say. */
  readonly mend?: (extent: Extent, text: string) => Extent
  /** What is left of the proposals of the whole reading; of a single text where it is left out. */
  readonly proposals?: Proposals
}

/** What share of the quotes of a file must be at their offsets for it to be read in another unit than its format's. */
const enoughQuotes = 0.9

/**
 * Compares what a source says with the text: passages whose words are there, and a finding for each that is not,
 * with a proposal where one can be made. All drafts are of one file and one text.
 */
export function settle(text: string, drafts: readonly Draft[], settling: Settling): { passages: LabelledPassage[]; findings: Finding[] } {
  const tables = settling.units.map((unit) => ({ unit, table: unitTable(text, unit) }))
  const whole = offsetTable(text)
  const { slice } = whole
  const fits = ({ quote, fragments }: Draft, table: UnitTable): boolean => {
    const extent = extentOf(fragments, table)
    return extent !== undefined && quote !== undefined && sameWords(quote, quotesOf(extent), extent, settling)
  }
  const quotesOf = (extent: Extent) => extent.map(({ start, end }) => slice(start, end))
  const counts = tables.length === 1 ? [0] : tables.map(({ table }) => drafts.filter((draft) => fits(draft, table)).length)
  const quoted = drafts.filter(({ quote }) => quote !== undefined).length
  const best = counts.indexOf(Math.max(...counts))
  // A few words that happen to be at the offsets of another unit are no evidence for it.
  const chosen = counts[best]! >= quoted * enoughQuotes ? best : 0
  const { unit, table } = tables[chosen]!

  const findings: Finding[] = []
  const find = anchorsIn(text, whole)
  const isLeft = (settling.proposals ?? new Proposals()).of(text)
  const propose = (draft: Draft): { proposal?: Proposal } => (draft.quote !== undefined && isLeft() ? proposed(draft, whole, find, settling) : {})
  const length = table.fromCodePoint(whole.length)
  if (chosen > 0) {
    findings.push({
      kind: 'unit', place: { file: drafts[0]!.place.file },
      message: `The offsets of this file count ${unitNames[unit]}, not ${unitNames[tables[0]!.unit]}: so ${counts[chosen]} of ${quoted} quotes are at their offsets, otherwise ${counts[0]}. They were read so.`,
    })
  }
  const passages = drafts.flatMap((draft): LabelledPassage[] => {
    const leave = (finding: Omit<Finding, 'place'>) => {
      findings.push({ place: draft.place, ...finding })
      return []
    }
    if (draft.tag.trim() === '') return leave({ kind: 'malformed', message: 'There is no tag.' })
    if (!isStorablePassage(draft)) return leave({ kind: 'malformed', message: 'The tag, the note or an attribute holds NUL or half a surrogate pair, which cannot be stored.' })
    const given = extentOf(draft.fragments, table)
    const elsewhere = (finding: Omit<Finding, 'place'>): LabelledPassage[] => {
      const { proposal } = propose(draft)
      if (!proposal || !isAccepted(settling.accept, draft.place, proposal)) return leave({ ...finding, ...(proposal && { proposal }) })
      findings.push({ kind: 'adjusted', place: draft.place, message: `${finding.message} It was put where its words are: ${proposal.reason}, certainty ${proposal.certainty}.` })
      return [{ tag: draft.tag, extent: proposal.extent, quotes: proposal.quotes, note: draft.note, attributes: draft.attributes, place: draft.place }]
    }
    if (given === undefined) return elsewhere({ kind: 'outside', message: outside(draft, length, unit) })
    const told = draft.fragments.flatMap(({ start, end }) => [table.toCodePoint(start)!, table.toCodePoint(end)!])
    const extent = settling.mend?.(normaliseExtent(given), text) ?? normaliseExtent(given)
    if (draft.quote !== undefined && !sameWords(draft.quote, quotesOf(given), given, settling) && !sameWords(draft.quote, quotesOf(extent), extent, settling)) {
      const words = settling.wordsOf(quotesOf(given), given)
      return elsewhere({ kind: 'quote', message: `At ${writeExtent(draft.fragments)} the text reads “${clip(words)}”, and the quote “${clip(draft.quote)}”.` })
    }
    if (!settling.mend && told.length !== extent.length * 2) {
      const touching = given.length > 1 && !extentsEqual(given, extent)
      if (touching) findings.push({ kind: 'adjusted', place: draft.place, message: `Fragments that touch or overlap (${writeExtent(draft.fragments)}) became one.` })
    }
    const { tag, note, attributes, place } = draft
    return [{ tag, extent, quotes: quotesOf(extent), note, attributes, place }]
  })
  return { passages, findings }
}

/** In code points, in the order given; undefined where a fragment is empty, backwards or outside. */
function extentOf(fragments: Draft['fragments'], table: UnitTable): Extent | undefined {
  const extent = fragments.flatMap(({ start, end }) => {
    const [from, to] = [table.toCodePoint(start), table.toCodePoint(end)]
    return from === undefined || to === undefined || from >= to ? [] : [{ start: from, end: to }]
  })
  return extent.length === fragments.length && extent.length > 0 ? extent : undefined
}

function sameWords(quote: string, quotes: readonly string[], extent: Extent, { wordsOf, plain = (words) => words }: Settling): boolean {
  const words = wordsOf(quotes, extent)
  return words === quote || plain(words) === plain(quote)
}

function proposed(draft: Draft, table: OffsetTable, find: (sought: Sought) => Anchor | undefined, { split }: Settling): { proposal?: Proposal } {
  const { quote, fragments, before, after } = draft
  if (quote === undefined) return {}
  const parts = fragments.length > 1 ? split?.(quote, fragments.map(({ start, end }) => end - start)) : [quote]
  const shift = { before, after }
  const anchors = (parts ?? []).map((part, index) => find({ quote: part, near: fragments[index]?.start ?? 0, ...(fragments.length > 1 ? {} : shift) }))
  const found = anchors.flatMap((anchor) => (anchor ? [anchor] : []))
  if (found.length === 0 || found.length !== anchors.length) return {}
  const extent = normaliseExtent(found.map(({ fragment }) => fragment))
  const quotes = extent.map(({ start, end }) => table.slice(start, end))
  const certainty = Math.min(...found.map((one) => one.certainty))
  return { proposal: { extent, quotes, certainty, reason: found[0]!.reason } }
}

function outside({ fragments }: Draft, length: number, unit: Unit): string {
  const empty = fragments.find(({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && start >= end)
  if (fragments.length === 0) return 'There is no span.'
  if (empty) return `The span ${writeExtent(fragments)} holds nothing: it ends where it begins, or before.`
  return `The span ${writeExtent(fragments)} is not in the text of ${length} ${unitNames[unit]}.`
}

function writeExtent(fragments: Draft['fragments']): string {
  return fragments.map(({ start, end }) => `${start} to ${end}`).join(', ')
}
