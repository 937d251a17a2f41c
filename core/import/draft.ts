import type { BlockKind, Mark } from '@/core/article/block'
import type { LineRange } from './line-table'

/** Characters of a draft, and where they stand in the raw text: UTF-16 offset, or null for what was put in. */
export interface Piece {
  readonly text: string
  readonly raw: number | null
}

/** A mark inside one draft, in UTF-16 offsets of its text. */
export interface DraftMark {
  readonly kind: Mark['kind']
  readonly href?: string
  readonly start: number
  readonly end: number
}

/** What the markup says of a block, before the rules look at its words. */
export type DraftForm = 'heading' | 'paragraph' | 'quote' | 'listItem' | 'picture' | 'definition'

/** A block before it has its place in the canonical text. */
export interface Draft {
  readonly form: DraftForm
  /** 1 to 6 for headings, else 0. */
  readonly level: number
  readonly text: string
  readonly pieces: readonly Piece[]
  readonly marks: readonly DraftMark[]
  readonly lines: LineRange
}

/** A draft that the rules have given a kind. */
export interface KindedDraft extends Draft {
  readonly kind: BlockKind
  readonly reason?: string
}

/** Drafts that follow each other as one, with a space between two where neither has white space there. */
export function joinDrafts(drafts: readonly [KindedDraft, ...KindedDraft[]], reason: string): KindedDraft {
  let text = ''
  const pieces: Piece[] = []
  const marks: DraftMark[] = []
  for (const [index, draft] of drafts.entries()) {
    const before = drafts[index - 1]
    if (before && !/\s/.test(before.text.at(-1)!) && !/^\s/.test(draft.text)) {
      pieces.push({ text: ' ', raw: null })
      text += ' '
    }
    const shift = text.length
    for (const piece of draft.pieces) pieces.push(piece)
    for (const mark of draft.marks) marks.push({ ...mark, start: mark.start + shift, end: mark.end + shift })
    text += draft.text
  }
  return { ...drafts[0], text, pieces, marks, lines: { first: drafts[0].lines.first, last: drafts.at(-1)!.lines.last }, reason }
}

/** The part of a draft's text, apart from white space and punctuation, that lies under marks of a kind: all of it? */
export function isWholly(kind: Mark['kind'], draft: Draft): boolean {
  const marks = draft.marks.filter((mark) => mark.kind === kind)
  if (marks.length === 0) return false
  let bare = ''
  let at = 0
  for (const mark of marks) {
    if (mark.start > at) bare += draft.text.slice(at, mark.start)
    at = Math.max(at, mark.end)
  }
  return !/[\p{L}\p{N}]/u.test(bare + draft.text.slice(at))
}
