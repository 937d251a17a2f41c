import type { Extent } from '@/core/annotation/fragment'

/** Where something stands in what was read. */
export interface Place {
  readonly file: string
  /** From 1; left out where the form has no lines, or the whole file is meant. */
  readonly line?: number
  /** What the format calls it there, such as `T12`, or “task 3, result a1”. */
  readonly item?: string
}

/** What can be wrong with a line of a source. */
export const findingKinds = [
  /** Not of the form of the format, or holding what cannot be stored. */
  'malformed',
  /** A span that is not in the text, or holds nothing. */
  'outside',
  /** The words that the source gives are not at its offsets. */
  'quote',
  /** A text that is missing, cannot be read, or differs from that of another annotator. */
  'text',
  /** A tag or an attribute that the codebook does not have. */
  'tag',
  /** What the format has and Crossread does not: relations, events. */
  'unsupported',
  /** Labels of a layer that is stored already, with others in it. */
  'stored',
  /** Brought in, with a change that is named. */
  'adjusted',
  /** Offsets of a whole file counted in another unit than its format says: brought in, and told. */
  'unit',
] as const

export type FindingKind = (typeof findingKinds)[number]

/** Kinds that only tell what was done; all others say that something was left out. */
const told: ReadonlySet<FindingKind> = new Set(['adjusted', 'unit'])

/** Something that did not fit, in words for whoever brings it in. */
export interface Finding {
  readonly kind: FindingKind
  readonly place: Place
  readonly message: string
  /** What might be meant instead. Never done without being asked for. */
  readonly proposal?: Proposal
}

/** Where a passage may have been meant to be. */
export interface Proposal {
  readonly extent: Extent
  readonly quotes: readonly string[]
  /** From 0 to 1: how much speaks for this place, and against every other. */
  readonly certainty: number
  /** By what it was found, as a sentence. */
  readonly reason: string
}

/** Which proposals are taken as if they stood in the source: from a certainty on, 0 to 1, or those that are picked out by where they stand. */
export type Accept = number | ((place: Place, certainty: number) => boolean)

/** Whether a proposal is one of those. */
export function isAccepted(accept: Accept | undefined, place: Place, { certainty }: Pick<Proposal, 'certainty'>): boolean {
  return typeof accept === 'function' ? accept(place, certainty) : certainty >= (accept ?? Infinity)
}

/** Whether the proposal of a finding can be taken: that of a passage in another text is for reading only. */
export function canAccept({ kind, proposal }: Finding): boolean {
  return proposal !== undefined && (kind === 'quote' || kind === 'outside')
}

/** Whether what the finding is about was left out. */
export function isLeftOut({ kind }: Pick<Finding, 'kind'>): boolean {
  return !told.has(kind)
}

/** “anna/a1.ann:12 (T3)”. */
export function writePlace({ file, line, item }: Place): string {
  return `${file}${line === undefined ? '' : `:${line}`}${item === undefined ? '' : ` (${item})`}`
}
