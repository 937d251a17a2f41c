import type { BlockKind, Mark } from '@/core/article/block'
import type { CanonicalText, MapRun, OffsetMap } from '@/core/article/canonical-text'
import { fail, ok, type Result } from '@/core/result'
import { codePoint, type CodePoint } from '@/core/text/offset'
import { offsetTable, type OffsetTable } from '@/core/text/offset-table'
import { isBlank } from './decode'
import type { ImportedArticle } from './import-article'
import { readMetadata } from './metadata'

/**
 * A correction of the lead's. `block` is an index into the blocks as the edits before it left them;
 * a join takes the next block in with a space, a split turns the white space at `at` into the line feed.
 * Every edit changes one character at most, for one character: offsets never move.
 */
export type BlockEdit =
  | { readonly op: 'kind'; readonly block: number; readonly kind: BlockKind }
  | { readonly op: 'join'; readonly block: number }
  | { readonly op: 'split'; readonly at: CodePoint }

/**
 * Applies corrections in their order. Title, byline, date and address are read again from the blocks.
 * Fails, without applying any, at the first edit that does not fit; `field` says which (`edits.2`).
 */
export function applyEdits(imported: ImportedArticle, edits: readonly BlockEdit[]): Result<ImportedArticle> {
  const { text, marks, map } = imported.canonical
  const table = offsetTable(text)
  const blocks = [...imported.canonical.blocks]
  /** Characters that differ from the text: all that are ever changed are one UTF-16 unit long, and stay so. */
  const changed = new Map<number, ' ' | '\n'>()

  const refusal = (edit: BlockEdit): string | undefined => {
    if (edit.op === 'split') return split(edit.at)
    const block = blocks[edit.block]
    if (!block) return `There is no block ${edit.block + 1}: the text has ${blocks.length}.`
    if (edit.op === 'kind') {
      blocks[edit.block] = { kind: edit.kind, start: block.start, end: block.end }
      return undefined
    }
    const next = blocks[edit.block + 1]
    if (!next) return 'The last block has none after it to be joined with.'
    blocks.splice(edit.block, 2, { kind: block.kind, start: block.start, end: next.end })
    changed.set(block.end, ' ')
    return undefined
  }

  const split = (at: CodePoint): string | undefined => {
    const index = blocks.findIndex((block) => block.start <= at && at < block.end)
    const block = blocks[index]
    if (!block) return `There is no block at character ${at}.`
    const right = codePoint(at + 1)
    if (!/\s/.test(changed.get(at) ?? table.slice(at, right))) return 'A block can be split only at white space.'
    if (isBlank(table.slice(block.start, at)) || isBlank(table.slice(right, block.end))) return 'A block can be split only where words stand on both sides.'
    blocks.splice(index, 1, { kind: block.kind, start: block.start, end: at }, { kind: block.kind, start: right, end: block.end })
    changed.set(at, '\n')
    return undefined
  }

  for (const [index, edit] of edits.entries()) {
    const message = refusal(edit)
    if (message) return fail('invalid', message, { field: `edits.${index}` })
  }
  const canonical = rewrite({ text, blocks, marks, map }, changed, table)
  return ok({ ...imported, ...readMetadata(canonical, imported.told), canonical })
}

/** The text with its changed characters; marks are cut at new line feeds, and the map lets go of what changed. */
function rewrite(canonical: CanonicalText, changed: ReadonlyMap<number, string>, table: OffsetTable): CanonicalText {
  const edits = [...changed]
    .map(([at, character]) => ({ at: codePoint(at), unit: table.toUtf16(codePoint(at)), character }))
    .filter(({ unit, character }) => canonical.text[unit] !== character)
    .sort((a, b) => a.at - b.at)
  let text = ''
  let from = 0
  for (const { unit, character } of edits) {
    text += canonical.text.slice(from, unit) + character
    from = unit + 1
  }
  const cuts = edits.filter(({ character }) => character === '\n').map(({ at }) => at)
  return {
    text: text + canonical.text.slice(from),
    blocks: canonical.blocks,
    marks: cutMarks(canonical.marks, cuts),
    map: cutMap(canonical.map, edits.map(({ at }) => at)),
  }
}

function cutMarks(marks: readonly Mark[], cuts: readonly CodePoint[]): Mark[] {
  if (cuts.length === 0) return [...marks]
  return marks.flatMap((mark) => cutStretch(mark.start, mark.end, cuts).map(([start, end]) => ({ ...mark, start, end })))
}

function cutMap(map: OffsetMap, cuts: readonly CodePoint[]): MapRun[] {
  if (cuts.length === 0) return [...map]
  return map.flatMap((run) =>
    cutStretch(run.canonical, codePoint(run.canonical + run.length), cuts).map(([start, end]) => ({
      canonical: start,
      raw: codePoint(run.raw + start - run.canonical),
      length: end - start,
    })))
}

/** What is left of a stretch when single characters are taken out of it. `cuts` ascend. */
function cutStretch(start: CodePoint, end: CodePoint, cuts: readonly CodePoint[]): (readonly [CodePoint, CodePoint])[] {
  const parts: (readonly [CodePoint, CodePoint])[] = []
  let from = start
  for (const cut of cuts) {
    if (cut < start || cut >= end) continue
    if (cut > from) parts.push([from, cut])
    from = codePoint(cut + 1)
  }
  if (end > from) parts.push([from, end])
  return parts
}
