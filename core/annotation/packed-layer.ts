import { codePoint } from '../text/offset'
import type { OffsetTable } from '../text/offset-table'
import type { Annotation } from './annotation'
import { type Origin, byHand } from './origin'

/** What most annotations have not. */
interface More extends Partial<Pick<Annotation, 'note' | 'attributes'>> {
  readonly deleted?: true
  readonly origin?: Exclude<Origin, { by: 'hand' }>
}

/** Starts and ends of the fragments in turn: code points. */
type Row = readonly [id: string, tag: string, version: number, changedAt: string, edges: readonly number[], more?: More]

/**
 * A layer for the way to the browser, as one text: without the words of the passages, which are those
 * of the article at their offsets. A layer of ten thousand is a quarter as long as its annotations are.
 */
export function packLayer(annotations: readonly Annotation[]): string {
  return JSON.stringify(annotations.map(({ id, tag, version, changedAt, extent, note, attributes, deleted, origin }): Row => {
    const more: More = {
      ...(note && { note }), ...(Object.keys(attributes).length > 0 && { attributes }), ...(deleted && { deleted }), ...(origin.by !== 'hand' && { origin }),
    }
    const edges = extent.flatMap(({ start, end }) => [start, end])
    return Object.keys(more).length > 0 ? [id, tag, version, changedAt, edges, more] : [id, tag, version, changedAt, edges]
  }))
}

/** The annotations of a packed layer. `table` is that of the article's text. */
export function unpackLayer(packed: string, assignmentId: string, table: OffsetTable): readonly Annotation[] {
  return (JSON.parse(packed) as readonly Row[]).map(([id, tag, version, changedAt, edges, { note = '', attributes = {}, deleted = false, origin = byHand } = {}]): Annotation => {
    const extent = edges.flatMap((start, index) => (index % 2 === 0 ? [{ start: codePoint(start), end: codePoint(edges[index + 1]!) }] : []))
    return { id, assignmentId, tag, extent, quotes: extent.map(({ start, end }) => table.slice(start, end)), note, attributes, origin, version, deleted, changedAt }
  })
}
