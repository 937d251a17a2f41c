import type { Answer } from '../question/answer'
import type { Annotation } from './annotation'
import type { WorkingLayer } from './working-layer'

/** What somebody has made of one article, as the server has it at one moment. */
export interface OwnWork {
  /** Deleted ones among them. */
  readonly annotations: readonly Annotation[]
  readonly answers: readonly Answer[]
  /** It was handed in, in another tab perhaps: nothing more can be changed. */
  readonly submitted: boolean
}

/**
 * Takes over what was changed elsewhere since the server was heard last: in another tab, on another machine. What waits here
 * to be sent (`waiting`, by id) stays as it is, on the version that its writer saw, so that the server asks about both.
 */
export function bringIn(layer: WorkingLayer, given: readonly Annotation[], waiting: ReadonlySet<string>): { readonly layer: WorkingLayer; readonly changed: readonly Annotation[] } {
  const changed = given.filter((one) => !waiting.has(one.id) && one.version > (layer.stored.get(one.id)?.version ?? 0))
  if (changed.length === 0) return { layer, changed }
  const [annotations, stored] = [new Map(layer.annotations), new Map(layer.stored)]
  for (const one of changed) {
    annotations.set(one.id, one)
    stored.set(one.id, one)
  }
  return { layer: { ...layer, annotations, stored }, changed }
}

type Written = { readonly version: number }

/**
 * How many writes a piece of work consists of: every write makes one version more, deleting too. No version known here is
 * newer than the server's, so where both count the same, both have the same.
 */
export function countWrites(annotations: Iterable<Written>, answers: Iterable<Written>): number {
  let count = 0
  for (const { version } of annotations) count += version
  for (const { version } of answers) count += version
  return count
}
