import type { Verdict } from '@/core/decision/decision'

/** The reasons offered for each verdict: at most nine, taken with the keys 1 to 9. */
export type ReasonList = Readonly<Record<Verdict, readonly string[]>>

/** What a project starts with. Short, so that they can be counted; anything else is written out. */
export const defaultReasons: ReasonList = {
  accept: ['Fits the definition', 'Edges are the minimal span', 'The others missed it', 'The other tag’s “do not use when” applies'],
  reject: ['Does not fit the definition', 'Its “do not use when” applies', 'Edges are wrong', 'Uses knowledge from outside the article'],
  nothingHere: ['No tag’s definition fits', 'A plain report without framing', 'Uses knowledge from outside the article'],
  union: ['The definition covers all of it', 'Each saw a part of it'],
  intersection: ['Only the shared words carry it', 'Edges are the minimal span'],
  redraw: ['None has the edges right', 'Edges are the minimal span'],
  retag: ['Another tag’s definition fits', 'The “do not use when” of this tag applies'],
  ask: ['The note does not say why', 'The codebook does not settle it'],
  bothDefensible: ['The text is ambiguous', 'The definitions overlap here', 'Each reading follows the codebook'],
}

/** A listed reason together with what was written besides, as it is stored. */
export function writeReason(listed: string | undefined, written: string): string {
  return [listed, written.trim()].filter(Boolean).join(': ')
}
