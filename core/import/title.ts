import type { Draft } from './draft'
import { findDateOrByline, type Finding } from './head-rules'
import { fittingRule, opening } from './region-rules'

/** Which block is the title, and why. */
export interface TitleFinding extends Finding {
  readonly index: number
  /** Whether what stands above it is the page's and not the article's, dates and bylines too. */
  readonly repeated: boolean
}

/** How far down a title is looked for, in blocks. */
const reach = 30

/** The ways of knowing a title, the surest first. */
const ways: readonly ((drafts: readonly Draft[]) => TitleFinding | undefined)[] = [firstHeading, repeatedLine, lineAboveDate, firstLine]

/** Finds the title of a text; undefined where nothing says that there is one. Duplicates must have been taken out. */
export function findTitle(drafts: readonly Draft[]): TitleFinding | undefined {
  for (const way of ways) {
    const found = way(drafts)
    if (found) return found
  }
  return undefined
}

/** The first heading, unless an article has begun before it. */
function firstHeading(drafts: readonly Draft[]): TitleFinding | undefined {
  const index = drafts.findIndex((draft) => draft.form === 'heading')
  if (index < 0 || drafts.slice(0, index).some(isProse)) return undefined
  return { index, kind: 'title', repeated: false }
}

/** A headline that the page repeats: the copy above a date or a byline, else the last of the copies in a row. */
function repeatedLine(drafts: readonly Draft[]): TitleFinding | undefined {
  const head = drafts.slice(0, reach)
  for (const [first, draft] of head.entries()) {
    if (!isHeadline(draft) || draft.text.trim().length < 20) continue
    const copies = head.flatMap((other, index) => (other.text.trim() === draft.text.trim() ? [index] : []))
    if (copies.length < 2 || copies[0] !== first) continue
    const dated = copies.filter((copy) => isDateOrByline(drafts[copy + 1]))
    const row = copies.filter((copy, order) => copy === first + order)
    const index = dated.at(-1) ?? row.at(-1)!
    if (index + 1 < drafts.length) return { index, kind: 'title', reason: 'the page has this line more than once', repeated: true }
  }
  return undefined
}

function lineAboveDate(drafts: readonly Draft[]): TitleFinding | undefined {
  for (let index = 0; index < Math.min(6, drafts.length - 1); index++) {
    const draft = drafts[index]!
    if (isProse(draft)) return undefined
    if (isHeadline(draft) && isDateOrByline(drafts[index + 1])) return { index, kind: 'title', reason: 'a short line above the date or the byline', repeated: false }
  }
  return undefined
}

/** The first line, where it is short and no sentence, and prose follows that does not go on with it. */
function firstLine(drafts: readonly Draft[]): TitleFinding | undefined {
  const [first, second] = drafts
  if (!first || !second || !isHeadline(first) || !isProse(second) || /^\P{L}*\p{Ll}/u.test(second.text)) return undefined
  return { index: 0, kind: 'title', reason: 'the first line is short and is no sentence', repeated: false }
}

function isDateOrByline(draft: Draft | undefined): boolean {
  return draft !== undefined && findDateOrByline(draft) !== undefined
}

/** Whether a block could be a headline: short, two words at least, without the end of a sentence. */
export function isHeadline(draft: Draft): boolean {
  const text = opening(draft)
  return (
    draft.form === 'paragraph' && text.length >= 8 && text.length <= 200 && /\p{L}\S*\s+\S*\p{L}/u.test(text) &&
    !/(?:[,;:…]|(?<!\b\p{Lu}\p{L}{0,3})\.["”’)]?)$/u.test(text) && !fittingRule(draft, 'tail') && !isDateOrByline(draft)
  )
}

/** Whether a block reads as prose: long, with the end of a sentence. */
function isProse(draft: Draft): boolean {
  const text = draft.text.trim()
  return draft.form !== 'heading' && draft.form !== 'picture' && text.length > 100 && /[.!?…。！？]["”’)\]]?(?:\s|$)/.test(text)
}
