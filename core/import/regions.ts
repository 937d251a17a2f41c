import type { BlockKind } from '@/core/article/block'
import { readDateLine } from './dates'
import { isWholly, type Draft, type KindedDraft } from './draft'
import { findDuplicates } from './duplicates'
import { findDateOrByline, headRules, readByline, readClosingByline, type Finding } from './head-rules'
import { writeLines } from './line-table'
import { fittingRule, opening } from './region-rules'
import { findTitle, isHeadline, type TitleFinding } from './title'

/**
 * Gives every block its kind: duplicates first, then the title and what stands above it, the head
 * down to the first paragraph, the tail from the end upwards, and the body between the two.
 */
export function recogniseRegions(drafts: readonly Draft[]): KindedDraft[] {
  const findings: (Finding | undefined)[] = drafts.map(() => undefined)
  for (const [index, lines] of findDuplicates(drafts)) {
    findings[index] = { kind: 'furniture', reason: `the same words as ${writeLines(lines)}` }
  }
  const title = findTitleAmong(drafts, findings)
  if (title) {
    findings[title.index] = { kind: title.kind, reason: title.reason }
    for (let index = 0; index < title.index; index++) {
      const again = drafts[index]!.text.trim() === drafts[title.index]!.text.trim()
      findings[index] = again ? { kind: 'furniture', reason: 'the title again' } : (findings[index] ?? aboveTitle(drafts[index]!, title))
    }
  }
  const body = readHead(drafts, findings, title ? title.index + 1 : 0)
  readTail(drafts, findings, body)
  const kinded = drafts.map((draft, index) => ({ ...draft, ...(findings[index] ?? inBody(draft)) }))
  const hasBody = kinded.some((draft) => inBodyKinds.has(draft.kind))
  return hasBody ? kinded : drafts.map((draft, index) => (index === title?.index ? kinded[index]! : { ...draft, kind: formKinds[draft.form] }))
}

const inBodyKinds: ReadonlySet<BlockKind> = new Set(['paragraph', 'quote', 'listItem', 'standfirst'])

/** What a block is by its markup alone. */
const formKinds: Readonly<Record<Draft['form'], BlockKind>> = {
  heading: 'heading', paragraph: 'paragraph', quote: 'quote', listItem: 'listItem', picture: 'caption', definition: 'furniture',
}

/** Looks for the title among blocks that are no duplicates; a repeated headline is too short to be one. */
function findTitleAmong(drafts: readonly Draft[], findings: readonly (Finding | undefined)[]): TitleFinding | undefined {
  const own = drafts.flatMap((draft, index) => (findings[index] && !isHeadline(draft) ? [] : [{ draft, index }]))
  const title = findTitle(own.map(({ draft }) => draft))
  return title && { ...title, index: own[title.index]!.index }
}

/** Above a title stands the page; a date or a byline may be the article's own, unless the title comes again further down. */
function aboveTitle(draft: Draft, title: TitleFinding): Finding {
  const own = title.repeated ? undefined : findDateOrByline(draft)
  return own ?? { kind: 'furniture', reason: 'stands above the title' }
}

/** Reads the blocks between the title and the first paragraph; answers where the body begins. */
function readHead(drafts: readonly Draft[], findings: (Finding | undefined)[], from: number): number {
  let before: BlockKind | undefined
  for (let index = from; index < drafts.length; index++) {
    const draft = drafts[index]!
    const context = { before, more: index + 1 < drafts.length }
    const rule = fittingRule(draft, 'anywhere')
    findings[index] ??= rule ? looksLike(rule) : headRules.map((each) => each.find(draft, context)).find((found) => found !== undefined)
    if (!findings[index]) return index
    before = findings[index]!.kind
  }
  return drafts.length
}

/** Reads the lines that close the page, from the last one upwards, until one is the article's own. */
function readTail(drafts: readonly Draft[], findings: (Finding | undefined)[], body: number): void {
  const author = drafts.flatMap((draft, index) => (findings[index]?.kind === 'byline' ? [readByline(opening(draft)) ?? ''] : []))[0]
  let below: Finding | undefined
  for (let index = drafts.length - 1; index >= body; index--) {
    findings[index] ??= inTail(drafts[index]!, below, author, index > body)
    if (!findings[index]) return
    below = findings[index]
  }
}

const teaser = 'looks like a pointer to another article: a headline with its date'

function inTail(draft: Draft, below: Finding | undefined, author: string | undefined, hasBody: boolean): Finding | undefined {
  const rule = fittingRule(draft, 'tail')
  if (rule) return looksLike(rule)
  const words = opening(draft)
  if (isWholly('emphasis', draft) && (authorWords.test(words) || (author && words.includes(author)))) {
    return { kind: 'authorNote', reason: 'in italics at the end, about the author' }
  }
  if (author && words.startsWith(`${author} `) && authorWords.test(words)) return { kind: 'authorNote', reason: 'begins with the author’s name, at the end' }
  if (hasBody && readClosingByline(words)) return { kind: 'byline', reason: 'a source named at the end' }
  if (hasBody && readDateLine(words)) return { kind: 'furniture', reason: teaser }
  if (hasBody && below?.reason === teaser && words.length <= 140 && (isHeadline(draft) || /^\S{3,30}$/.test(words))) return { kind: 'furniture', reason: teaser }
  return undefined
}

const authorWords = /\b(?:is|are|was|works?|worked|writes?|teaches|reporting by|contributed|contributor|author|correspondent|journalist)\b/i

/** A block of the article itself; furniture may stand between its paragraphs too. */
function inBody(draft: Draft): Finding {
  const rule = fittingRule(draft, 'anywhere')
  if (rule) return looksLike(rule)
  if (draft.form === 'picture') return { kind: 'caption', reason: 'the description of a picture' }
  if (draft.form === 'paragraph' && isWholly('strong', draft) && isHeadline(draft)) return { kind: 'heading', reason: 'a short line in bold' }
  return { kind: formKinds[draft.form] }
}

function looksLike(rule: { readonly kind: BlockKind; readonly name: string }): Finding {
  return { kind: rule.kind, reason: `looks like ${rule.name}` }
}
