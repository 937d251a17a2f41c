import { codePoint } from '../text/offset'
import type { OffsetTable } from '../text/offset-table'
import type { Annotation, AttributeValue } from './annotation'

/** Identity, tag, version, time, starts and ends in turn, then what few annotations have. */
type Row = readonly [id: string, tag: string, version: number, changedAt: string, edges: readonly number[], note?: string, attributes?: Readonly<Record<string, AttributeValue>>, deleted?: 1]

/**
 * A layer for the way to the browser, as one text: without the words of the passages, which are those
 * of the article at their offsets. A layer of ten thousand is a quarter as long as its annotations are.
 */
export function packLayer(annotations: readonly Annotation[]): string {
  return JSON.stringify(annotations.map(({ id, tag, version, changedAt, extent, note, attributes, deleted }): Row => {
    const edges = extent.flatMap(({ start, end }) => [start, end])
    if (deleted) return [id, tag, version, changedAt, edges, note, attributes, 1]
    if (Object.keys(attributes).length > 0) return [id, tag, version, changedAt, edges, note, attributes]
    return note ? [id, tag, version, changedAt, edges, note] : [id, tag, version, changedAt, edges]
  }))
}

/** The annotations of a packed layer. `table` is that of the article's text. */
export function unpackLayer(packed: string, assignmentId: string, table: OffsetTable): readonly Annotation[] {
  return (JSON.parse(packed) as readonly Row[]).map(([id, tag, version, changedAt, edges, note = '', attributes = {}, deleted]): Annotation => {
    const extent = edges.flatMap((start, index) => (index % 2 === 0 ? [{ start: codePoint(start), end: codePoint(edges[index + 1]!) }] : []))
    return { id, assignmentId, tag, extent, quotes: extent.map(({ start, end }) => table.slice(start, end)), note, attributes, version, deleted: deleted === 1, changedAt }
  })
}
