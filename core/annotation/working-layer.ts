import { type AnnotationWrite, type Write, isSatisfiedBy } from '../saving/write'
import { type AnnotationEdit, sameState } from '../steps/step'
import type { Annotation, AnnotationContent } from './annotation'
import { type Origin, byHand } from './origin'

/**
 * A layer that its owner is working on: what they see at once, before the server has it. Pure; a
 * change gives the new layer, the write that makes it last, and the edit that takes it back.
 */
export interface WorkingLayer {
  readonly assignmentId: string
  /** As the owner sees them, deleted ones among them. */
  readonly annotations: ReadonlyMap<string, Annotation>
  /** As the server last confirmed them: where a change that is given up falls back to. */
  readonly stored: ReadonlyMap<string, Annotation>
}

/** What a change leads to. */
export interface Changed {
  readonly layer: WorkingLayer
  readonly edit: AnnotationEdit
  readonly write: AnnotationWrite
}

/** Opens a layer as the server gave it. */
export function openLayer(assignmentId: string, annotations: readonly Annotation[]): WorkingLayer {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]))
  return { assignmentId, annotations: byId, stored: byId }
}

/** The content of an annotation that stands; null for none and for a deleted one. */
export function contentOf(annotation: Annotation | undefined): AnnotationContent | null {
  if (!annotation || annotation.deleted) return null
  const { tag, extent, quotes, note, attributes } = annotation
  return { tag, extent, quotes, note, attributes }
}

/** Makes, changes or (with `null`) deletes an annotation. Undefined when that changes nothing. `origin` is of one that is made. */
export function change(layer: WorkingLayer, id: string, after: AnnotationContent | null, origin: Origin = byHand): Changed | undefined {
  const shown = layer.annotations.get(id)
  const before = contentOf(shown)
  if (sameState(before, after)) return undefined
  const basedOn = shown?.version ?? 0
  const made = shown?.origin ?? origin
  const write: AnnotationWrite = after ? { kind: 'put', id, basedOn, ...after, ...(made.by !== 'hand' && { origin: made }) } : { kind: 'delete', id, basedOn }
  return { layer: show(layer, id, after, made), edit: { kind: 'annotation', id, before, after, origin: made, ...(!shown && { made: true }) }, write }
}

/**
 * The server has confirmed an annotation. What the owner has written since stands; only the version is taken over. A write
 * that is repeated is confirmed as it was stored then: where a newer version is known, that one is shown and not the old one.
 */
export function confirm(layer: WorkingLayer, annotation: Annotation): WorkingLayer {
  const shown = layer.annotations.get(annotation.id)
  const known = layer.stored.get(annotation.id)
  if (known && known.version > annotation.version) {
    const writtenSince = shown && !sameState(contentOf(shown), contentOf(annotation))
    const stays = writtenSince ? { ...shown, version: annotation.version } : known
    return { ...layer, annotations: new Map(layer.annotations).set(annotation.id, stays) }
  }
  const next = shown ? { ...shown, version: annotation.version, changedAt: annotation.changedAt } : annotation
  return {
    ...layer,
    annotations: new Map(layer.annotations).set(annotation.id, next),
    stored: new Map(layer.stored).set(annotation.id, annotation),
  }
}

/** The owner gives up a change: the annotation is as the server has it, or as `current` says. With the edit by which it can be had back. */
export function fallBack(layer: WorkingLayer, id: string, current?: Annotation): { readonly layer: WorkingLayer; readonly edit?: AnnotationEdit } {
  const stored = layer.stored.get(id)
  const known = current && stored && stored.version > current.version ? stored : (current ?? stored)
  const mine = layer.annotations.get(id)
  if (!known) return { layer: mine ? { ...layer, annotations: new Map(layer.annotations).set(id, { ...mine, deleted: true }) } : layer }
  return {
    layer: { ...layer, annotations: new Map(layer.annotations).set(id, known), stored: new Map(layer.stored).set(id, known) },
    edit: { kind: 'annotation', id, before: contentOf(mine), after: contentOf(known), origin: known.origin },
  }
}

/**
 * Puts what an earlier visit left unsent on top of what the server gave. It keeps the version that its writer saw: what is
 * written next goes on from it, and not from a newer one that is nowhere to be seen.
 */
export function replay(layer: WorkingLayer, writes: readonly Write[]): WorkingLayer {
  return writes.reduce((current, write) => {
    if (write.kind === 'answer' || write.kind === 'message') return current
    const shown = current.annotations.get(write.id)
    if (shown && isSatisfiedBy(write, shown)) return current
    const next = write.kind === 'delete' ? show(current, write.id, null, byHand) : show(current, write.id, write, write.origin ?? byHand)
    const made = next.annotations.get(write.id)
    return made && made.version > write.basedOn ? { ...next, annotations: new Map(next.annotations).set(write.id, { ...made, version: write.basedOn }) } : next
  }, layer)
}

function show(layer: WorkingLayer, id: string, content: AnnotationContent | null, origin: Origin): WorkingLayer {
  const shown = layer.annotations.get(id)
  if (!content) return shown ? { ...layer, annotations: new Map(layer.annotations).set(id, { ...shown, deleted: true }) } : layer
  const { tag, extent, quotes, note, attributes } = content
  const fresh = { id, origin, assignmentId: layer.assignmentId, version: 0, changedAt: '' }
  const next: Annotation = { ...(shown ?? fresh), tag, extent, quotes, note, attributes, deleted: false }
  return { ...layer, annotations: new Map(layer.annotations).set(id, next) }
}
