import type { BlockKind } from '@/core/article/block'
import { joinDrafts, type KindedDraft } from './draft'
import type { LineTable } from './line-table'

/** Kinds that run on over a page break. Items of a list and lines about the article do not. */
const running: ReadonlySet<BlockKind> = new Set(['paragraph', 'quote', 'standfirst'])

/**
 * Joins paragraphs that a page break cut in mid-sentence: a blank line between them, the left one
 * ends in a lower-case letter, the right one begins with one, and neither is an address there.
 */
export function joinBrokenSentences(drafts: readonly KindedDraft[], raw: string, table: LineTable): KindedDraft[] {
  const groups: [KindedDraft, ...KindedDraft[]][] = []
  for (const draft of drafts) {
    const group = groups.at(-1)
    const left = group?.at(-1)
    if (group && left && isCut(left, draft) && onlyBlankBetween(left, draft, raw, table)) group.push(draft)
    else groups.push([draft])
  }
  return groups.map((group) => (group.length === 1 ? group[0] : joinDrafts(group, reasonOf(group))))
}

function reasonOf(group: readonly KindedDraft[]): string {
  const breaks = group.slice(0, -1).map((draft) => draft.lines.last + 1)
  return breaks.length === 1 ? `a page break in line ${breaks[0]} cut this sentence` : `${breaks.length} page breaks, the first in line ${breaks[0]}, cut these sentences`
}

function isCut(left: KindedDraft, right: KindedDraft): boolean {
  if (left.kind !== right.kind || !running.has(left.kind)) return false
  const ending = left.text.trimEnd().slice(-200)
  const beginning = right.text.trimStart().slice(0, 200)
  return /\p{Ll}\p{M}*$/u.test(ending) && /^\p{Ll}/u.test(beginning) && !endsInAddress(ending) && !beginsWithAddress(beginning)
}

function endsInAddress(text: string): boolean {
  return /(?:^|\s)\S*(?:\/\/|www\.|@)\S*$/i.test(text)
}

function beginsWithAddress(text: string): boolean {
  return /^(?:[a-z][a-z+.-]*:\/\/|www\.|mailto:|[\w.+-]+@)/i.test(text)
}

/** Whether nothing but blank lines (a quotation's marks aside), and at least one, lie between two blocks. */
function onlyBlankBetween(left: KindedDraft, right: KindedDraft, raw: string, table: LineTable): boolean {
  const between = table.lines.slice(left.lines.last, right.lines.first - 1)
  return between.length > 0 && between.every((line) => /^[\s>]*$/.test(raw.slice(line.start, line.end)))
}
