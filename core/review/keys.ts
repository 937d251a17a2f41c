import { type KeyPress, meantKey } from '../keys/press'

/** What a key asks of the page of one case. */
export type ReviewAction =
  | { readonly kind: 'accept' | 'toggle'; readonly lane: number }
  | { readonly kind: 'reason'; readonly index: number }
  | { readonly kind: 'reject' | 'nothingHere' | 'bothDefensible' | 'previous' | 'next' | 'withdraw' | 'list' | 'help' | 'confirm' | 'cancel' }
  | { readonly kind: 'union' | 'intersection' | 'redraw' | 'retag' | 'ask' }
  | { readonly kind: 'edge'; readonly edge: 'start' | 'end'; readonly step: 1 | -1 }
  | { readonly kind: 'write'; readonly text: string }

/**
 * What the page waits for: a verdict; the lanes it is about; more lanes, or words, once some are named; the edges of a
 * passage drawn anew, or words; or the words of a reason. Where it waits for words, what is typed is words and no verdict.
 */
export type ReviewMode = 'verdict' | 'lanes' | 'named' | 'edges' | 'reason'

/** The lanes that have a letter of their own: A to H. The letters after them mean other things. */
const laneLetters = 'abcdefgh'

const plain: Readonly<Record<string, ReviewAction>> = {
  r: { kind: 'reject' },
  n: { kind: 'nothingHere' },
  '0': { kind: 'nothingHere' },
  '=': { kind: 'bothDefensible' },
  '+': { kind: 'union' },
  '-': { kind: 'intersection' },
  w: { kind: 'redraw' },
  t: { kind: 'retag' },
  q: { kind: 'ask' },
  ArrowLeft: { kind: 'previous' },
  k: { kind: 'previous' },
  ArrowRight: { kind: 'next' },
  j: { kind: 'next' },
  u: { kind: 'withdraw' },
  l: { kind: 'list' },
  '?': { kind: 'help' },
  Escape: { kind: 'cancel' },
}

/** While a passage is drawn anew: its first and its last edge, by words. */
const edges: Readonly<Record<string, ReviewAction>> = {
  '[': { kind: 'edge', edge: 'start', step: -1 },
  ']': { kind: 'edge', edge: 'start', step: 1 },
  ',': { kind: 'edge', edge: 'end', step: -1 },
  '.': { kind: 'edge', edge: 'end', step: 1 },
}

/** The letter that stands for a lane, by its place from 0. Undefined beyond the eighth, which is reached by button. */
export function laneKey(lane: number): string | undefined {
  return laneLetters[lane]
}

/**
 * What a key press asks for, or undefined when it is not ours. The caller leaves out presses made
 * while somebody types; combinations with Ctrl, Alt or Meta belong to the browser.
 */
export function actionOf(press: Omit<KeyPress, 'shiftKey'>, mode: ReviewMode): ReviewAction | undefined {
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined
  const meant = meantKey(press)
  const key = meant.length === 1 ? meant.toLowerCase() : meant
  if (mode !== 'verdict') {
    if (/^[1-9]$/.test(key)) return { kind: 'reason', index: Number(key) - 1 }
    if (key === 'Enter') return { kind: 'confirm' }
  }
  if (mode === 'edges' && edges[key]) return edges[key]
  const lane = key.length === 1 ? laneLetters.indexOf(key) : -1
  if (lane >= 0 && (mode === 'lanes' || mode === 'named')) return { kind: 'toggle', lane }
  if (mode !== 'verdict' && mode !== 'lanes' && [...key].length === 1) return /[\s0]/u.test(key) ? undefined : { kind: 'write', text: press.key }
  return lane >= 0 ? { kind: 'accept', lane } : plain[key]
}

/** The keys as they are listed under `?`, with what each does. */
export const keyList: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['a', 'b', 'c'], does: 'Accept the reading of A, B, C' },
  { keys: ['r'], does: 'Reject readings: then the letters of those, then Enter' },
  { keys: ['n', '0'], does: 'Nothing here' },
  { keys: ['='], does: 'Both defensible' },
  { keys: ['+', '-'], does: 'The union of the edges, or their intersection: of more than two readings, letters take some out' },
  { keys: ['w'], does: 'Other words: [ ] move the first edge by a word, , . the last' },
  { keys: ['t'], does: 'Another tag on the words of a reading' },
  { keys: ['q'], does: 'Ask the annotators' },
  { keys: ['1–9'], does: 'After a verdict: take a reason of the list, and save' },
  { keys: ['Enter'], does: 'Save the verdict with the reason you wrote' },
  { keys: ['Esc'], does: 'Leave a verdict before it is saved' },
  { keys: ['u'], does: 'Withdraw the decision, or undo the one just made' },
  { keys: ['→', 'j'], does: 'Next case' },
  { keys: ['←', 'k'], does: 'Previous case' },
  { keys: ['l'], does: 'Back to the list' },
  { keys: ['?'], does: 'Show these keys' },
]
