import type { BlockKind } from '@/core/article/block'
import { readDateLine, readTrailingDate } from './dates'
import { isWholly, type Draft } from './draft'
import { opening } from './region-rules'

/** What a block is found to be, and why where that is not evident. */
export interface Finding {
  readonly kind: BlockKind
  readonly reason?: string
}

/** What a rule of the head may look at besides the block itself. */
export interface HeadContext {
  /** Kind of the block before, if the head has one. */
  readonly before: BlockKind | undefined
  /** Whether an article follows: the last block of a text opens nothing. */
  readonly more: boolean
}

interface HeadRule {
  readonly name: string
  readonly find: (draft: Draft, context: HeadContext) => Finding | undefined
}

/** What may stand between the title and the first paragraph. The first rule that fits counts; where none does, the body begins. */
export const headRules: readonly HeadRule[] = [
  { name: 'date or byline', find: findDateOrByline },
  {
    name: 'outlet and date under the byline',
    find: (draft, { before }) =>
      before === 'byline' && readTrailingDate(opening(draft)) ? { kind: 'byline', reason: 'an outlet and a date under the byline' } : undefined,
  },
  { name: 'picture', find: (draft) => (draft.form === 'picture' ? { kind: 'caption', reason: 'the description of a picture' } : undefined) },
  { name: 'caption by its credit', find: (draft) => (endsInCredit(draft) ? { kind: 'caption', reason: 'ends with what looks like a photo credit' } : undefined) },
  {
    name: 'caption by its words',
    find: (draft) => (captionWords.test(opening(draft)) ? { kind: 'caption', reason: 'speaks of a picture, before the first paragraph' } : undefined),
  },
  {
    name: 'standfirst',
    find: (draft, { more }) => (more && isWholly('emphasis', draft) ? { kind: 'standfirst', reason: 'in italics, before the first paragraph' } : undefined),
  },
]

/** Whether a block is a date line or a byline by its own words. */
export function findDateOrByline(draft: Draft): Finding | undefined {
  const line = readDateLine(opening(draft))
  if (line) return { kind: 'date', reason: line.reason }
  return readByline(opening(draft)) === undefined ? undefined : { kind: 'byline' }
}

const captionWords = /^(?:(?:this|the) (?:photo(?:graph)?|picture|image|file photo|handout)\b.{0,40}\b(?:shows?|taken|released|provided)\b|(?:file )?(?:photo|image|picture|caption)s?\s*(?::|by\b)|\(photo by\b|file [–—-]|in this (?:file )?(?:photo|picture|image)\b|(?:photo )?©)/i

const creditWords = /(?:\/|\bphotos?\b|\bgetty images\b|\breuters\b|\bafp\b|\bap\b|\bepa\b|\btass\b|\bcommons\b|\bnews agency\b|\bsputnik\b|\bxinhua\b|\bhandout\b|©)/i

/**
 * Whether a block ends with a credit: after its last full stop a few words that end without one, and
 * that are marked up as a whole (a link, bold, italics) or name a picture agency.
 */
function endsInCredit(draft: Draft): boolean {
  const text = draft.text.trimEnd()
  if (text.length > 800 || /[.!?…]["”’)]?$/.test(text)) return false
  const credit = /[.!?…]["”’)]?\s+([^.!?…]{2,80})$/.exec(text.slice(-120))?.[1]
  if (!credit) return false
  const start = text.length - credit.length
  return draft.marks.some((mark) => mark.start <= start + 1 && mark.start >= start - 1 && mark.end >= text.length - 1) || creditWords.test(credit)
}

/** The name in a byline: “By Jane Doe”, “Written by Jane Doe and John Roe”. Undefined for a sentence that begins with “By”. */
export function readByline(line: string): string | undefined {
  const name = /^(?:(?:written|text|reported|story) )?by:?\s+(.{2,100})$/i.exec(line.trim())?.[1]?.trim()
  return name && isName(name) ? name : undefined
}

/** The name in a line that closes an article: “Source – Jane Doe”, “Author: Jane Doe”. */
export function readClosingByline(line: string): string | undefined {
  const name = /^(?:source|sources|author|text|reporting by|written by|by)\s*(?:[:–—-]|(?<=by)\s)\s*(.{2,100})$/i.exec(line.trim())?.[1]?.trim()
  return name && isName(name) ? name : undefined
}

/** Whether words may be names: most of them begin with a capital or have no case, and no sentence ends there. */
function isName(text: string): boolean {
  if (/[!?;…]\s|[!?;…:]$|\/\//.test(text) || /\p{Ll}{3}\.$|(?<!\b\p{Lu}\p{L}{0,2})\.\s/u.test(text)) return false
  const words = text.split(/[\s,]+/).filter((word) => /\p{L}/u.test(word) && !particles.has(word.toLowerCase()))
  return words.length > 0 && words.length <= 12 && words.every((word) => /^[^\p{L}]*[\p{Lu}\p{Lt}\p{Lo}]/u.test(word) || /^(?:al|el|d|de)[-'’]\p{Lu}/u.test(word))
}

const particles: ReadonlySet<string> = new Set([
  'and', 'with', 'for', 'in', 'of', 'the', 'at', 'de', 'da', 'del', 'della', 'der', 'den', 'di', 'do', 'dos', 'du', 'van', 'von', 'la', 'le', 'bin', 'ibn', 'al', 'el', 'y', 'e',
])
