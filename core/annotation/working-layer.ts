import { type AnnotationWrite, type Write, isSatisfiedBy, sameContent } from '../saving/write'
import type { Annotation, AnnotationContent } from './annotation'

/**
 * A layer that its owner is working on: what they see at once, before the server has it, and every
 * step back. Pure; an edit gives the new layer and the write that makes it last.
 */
export interface WorkingLayer {
  readonly assignmentId: string
  /** As the owner sees them, deleted ones among them. */
  readonly annotations: ReadonlyMap<string, Annotation>
  /** As the server last confirmed them: where a change that is given up falls back to. */
  readonly stored: ReadonlyMap<string, Annotation>
  readonly done: readonly Edit[]
  readonly undone: readonly Edit[]
}

/** One step: how an annotation was and how it is. `null` is not there. */
export interface Edit {
  readonly id: string
  readonly before: AnnotationContent | null
  readonly after: AnnotationContent | null
  /** Steps in a row on one annotation with the same word here are one step back, as in typing a note. */
  readonly flow?: string
}

/** What an edit leads to. */
export interface Edited {
  readonly layer: WorkingLayer
  readonly edit: Edit
  readonly write: AnnotationWrite
}

/** Opens a layer as the server gave it. */
export function openLayer(assignmentId: string, annotations: readonly Annotation[]): WorkingLayer {
  const byId = new Map(annotations.map((annotation) => [annotation.id, annotation]))
  return { assignmentId, annotations: byId, stored: byId, done: [], undone: [] }
}

/** The content of an annotation that stands; null for none and for a deleted one. */
export function contentOf(annotation: Annotation | undefined): AnnotationContent | null {
  if (!annotation || annotation.deleted) return null
  const { tag, extent, quotes, note, attributes } = annotation
  return { tag, extent, quotes, note, attributes }
}

/** Makes, changes or (with `null`) deletes an annotation. Undefined when that changes nothing. */
export function edit(layer: WorkingLayer, id: string, after: AnnotationContent | null, flow?: string): Edited | undefined {
  const before = contentOf(layer.annotations.get(id))
  if (before === after || (before && after && sameContent(before, after))) return undefined
  const last = layer.done.at(-1)
  const flows = flow !== undefined && last?.flow === flow && last.id === id && layer.undone.length === 0
  const step: Edit = { id, before: flows ? last.before : before, after, flow }
  const done = flows ? [...layer.done.slice(0, -1), step] : [...layer.done, step]
  return settled({ ...layer, done, undone: [] }, step, after)
}

/** Takes the last step back. Undefined when there is none. */
export function undo(layer: WorkingLayer): Edited | undefined {
  const last = layer.done.at(-1)
  if (!last) return undefined
  return settled({ ...layer, done: layer.done.slice(0, -1), undone: [...layer.undone, last] }, last, last.before)
}

/** Takes the last step back again. Undefined when there is none. */
export function redo(layer: WorkingLayer): Edited | undefined {
  const last = layer.undone.at(-1)
  if (!last) return undefined
  return settled({ ...layer, undone: layer.undone.slice(0, -1), done: [...layer.done, last] }, last, last.after)
}

/** The server has confirmed an annotation. What the owner has written since stands; only the version is taken over. */
export function confirm(layer: WorkingLayer, annotation: Annotation): WorkingLayer {
  const shown = layer.annotations.get(annotation.id)
  const next = shown ? { ...shown, version: annotation.version, changedAt: annotation.changedAt } : annotation
  return {
    ...layer,
    annotations: new Map(layer.annotations).set(annotation.id, next),
    stored: new Map(layer.stored).set(annotation.id, annotation),
  }
}

/** The owner gives up a change: the annotation is as the server has it, or as `current` says. It can be had back by undoing. */
export function fallBack(layer: WorkingLayer, id: string, current?: Annotation): WorkingLayer {
  const known = current ?? layer.stored.get(id)
  const mine = layer.annotations.get(id)
  if (!known) return mine ? { ...layer, annotations: new Map(layer.annotations).set(id, { ...mine, deleted: true }) } : layer
  const step: Edit = { id, before: contentOf(mine), after: contentOf(known) }
  return {
    ...layer,
    annotations: new Map(layer.annotations).set(id, known),
    stored: new Map(layer.stored).set(id, known),
    done: [...layer.done, step],
    undone: [],
  }
}

/** Puts what an earlier visit left unsent on top of what the server gave. */
export function replay(layer: WorkingLayer, writes: readonly Write[]): WorkingLayer {
  return writes.reduce((current, write) => {
    if (write.kind === 'answer' || write.kind === 'message') return current
    const shown = current.annotations.get(write.id)
    if (shown && isSatisfiedBy(write, shown)) return current
    return show(current, write.id, write.kind === 'delete' ? null : write)
  }, layer)
}

function settled(layer: WorkingLayer, step: Edit, content: AnnotationContent | null): Edited {
  const basedOn = layer.annotations.get(step.id)?.version ?? 0
  const write: AnnotationWrite = content ? { kind: 'put', id: step.id, basedOn, ...content } : { kind: 'delete', id: step.id, basedOn }
  return { layer: show(layer, step.id, content), edit: step, write }
}

function show(layer: WorkingLayer, id: string, content: AnnotationContent | null): WorkingLayer {
  const shown = layer.annotations.get(id)
  if (!content) return shown ? { ...layer, annotations: new Map(layer.annotations).set(id, { ...shown, deleted: true }) } : layer
  const { tag, extent, quotes, note, attributes } = content
  const fresh = { id, assignmentId: layer.assignmentId, version: 0, changedAt: '' }
  const next: Annotation = { ...(shown ?? fresh), tag, extent, quotes, note, attributes, deleted: false }
  return { ...layer, annotations: new Map(layer.annotations).set(id, next) }
}
