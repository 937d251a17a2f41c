import type { Block, Mark } from '@/core/article/block'
import type { CanonicalText, MapRun } from '@/core/article/canonical-text'
import { codePoint, utf16 } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import type { DraftMark, KindedDraft } from './draft'

/**
 * Sets drafts one under the other, a line feed between them, and turns their UTF-16 offsets into
 * code points. The line feeds between blocks are the canonical text's own: no run of the map holds one.
 */
export function assemble(raw: string, drafts: readonly KindedDraft[]): CanonicalText {
  const rawTable = offsetTable(raw)
  const blocks: Block[] = []
  const marks: Mark[] = []
  const map: MapRun[] = []
  let start = 0
  for (const draft of drafts) {
    const table = offsetTable(draft.text)
    const within = (offset: number) => codePoint(start + table.toCodePoint(utf16(offset)))
    let at = 0
    for (const piece of draft.pieces) {
      const from = within(at)
      at += piece.text.length
      if (piece.raw !== null) addRun(map, { canonical: from, raw: rawTable.toCodePoint(utf16(piece.raw)), length: within(at) - from })
    }
    for (const mark of draft.marks) marks.push(placed(mark, within))
    const end = codePoint(start + table.length)
    blocks.push({ kind: draft.kind, start: codePoint(start), end, ...(draft.reason === undefined ? {} : { reason: draft.reason }) })
    start = end + 1
  }
  return { text: drafts.map((draft) => draft.text).join('\n'), blocks, marks, map }
}

function placed(mark: DraftMark, within: (offset: number) => Mark['start']): Mark {
  const extent = { start: within(mark.start), end: within(mark.end) }
  return mark.kind === 'link' ? { kind: mark.kind, ...extent, href: mark.href ?? '' } : { kind: mark.kind, ...extent }
}

/** Adds a run; melts it into the one before where they touch in both texts. Empty ones are left out. */
function addRun(map: MapRun[], run: MapRun): void {
  if (run.length === 0) return
  const last = map.at(-1)
  if (last && last.canonical + last.length === run.canonical && last.raw + last.length === run.raw) {
    map[map.length - 1] = { ...last, length: last.length + run.length }
  } else map.push(run)
}
