import type { Annotation } from '@/core/annotation/annotation'
import { type Fragment, extentBounds, normaliseExtent } from '@/core/annotation/fragment'
import type { Layer } from '@/core/annotation/layer'
import { type Case, type Lane, annotationsOf } from './case'
import { kindsOf } from './kinds'
import { compareNames, compareText } from './order'
import { inTextOrder, taggingsOf } from './tagging'

/**
 * Everything that was marked in an article, cut into cases: what hangs together through shared words.
 *
 * Two annotations are in one case when their extents share a code point, or when a chain of such
 * annotations leads from one to the other; who made them does not matter. The fragments of one
 * annotation belong together. Spans that only touch do not. So every annotation is in exactly one
 * case, and no two cases share a code point. The answer is in the order of the text and does not
 * depend on the order of the layers, nor of the annotations in them.
 *
 * Takes O(n log n) for the cases, and as much for each annotator for their kinds (`kindsOf`).
 * @param layers the submitted layers of one article version under one codebook version. With one
 *   layer every case is unanimous, of one; a caller who compares wants two or more.
 * @param kinds whether the kinds of disagreement are wanted, which take most of the time; else they are empty everywhere
 */
export function findCases(layers: readonly Layer[], { kinds = true } = {}): readonly Case[] {
  const ordered = [...layers].sort((a, b) => compareNames(a.annotator, b.annotator) || compareText(a.assignmentId, b.assignmentId))
  const members = ordered.flatMap((layer, lane) => layer.annotations.map((annotation) => ({ lane, annotation })))
  const groups = overlapGroups(members.map((member) => member.annotation))
  return groups
    .map((group) => {
      const lanes = ordered.map(({ assignmentId, annotator }) => ({ assignmentId, annotator, annotations: [] as Annotation[] }))
      for (const index of group) lanes[members[index]!.lane]!.annotations.push(members[index]!.annotation)
      for (const lane of lanes) lane.annotations.sort((a, b) => inTextOrder(a, b) || compareText(a.id, b.id))
      return caseOf(lanes, kinds)
    })
    .sort((a, b) => a.bounds.start - b.bounds.start)
}

function caseOf(lanes: readonly Lane[], withKinds: boolean): Case {
  const annotations = annotationsOf({ lanes })
  const fragments: Fragment[] = []
  for (const annotation of annotations) for (const fragment of annotation.extent) fragments.push(fragment)
  const extent = normaliseExtent(fragments)
  const taggings = taggingsOf(lanes)
  return {
    key: annotations.map(({ id }) => id).reduce((least, id) => (id < least ? id : least)),
    extent,
    bounds: extentBounds(extent),
    lanes,
    kinds: withKinds ? kindsOf(taggings, lanes.length) : [],
    unanimous: taggings.every((tagging) => tagging.lanes.length === lanes.length),
  }
}

/**
 * Annotations that overlap, directly or through others: their places in the list, group by group.
 * One pass over the sorted fragments with a union-find: a fragment that begins before the furthest
 * end so far overlaps the one which reaches there.
 */
function overlapGroups(annotations: readonly Annotation[]): readonly (readonly number[])[] {
  const parents = annotations.map((_, index) => index)
  const rootOf = (index: number): number => {
    let at = index
    while (parents[at] !== at) at = parents[at] = parents[parents[at]!]!
    return at
  }

  const fragments = annotations
    .flatMap((annotation, owner) => annotation.extent.map(({ start, end }) => ({ start, end, owner })))
    .sort((a, b) => a.start - b.start)
  let reach: { end: number; owner: number } = { end: 0, owner: 0 }
  for (const fragment of fragments) {
    if (fragment.start < reach.end) parents[rootOf(fragment.owner)] = rootOf(reach.owner)
    if (fragment.end > reach.end) reach = fragment
  }

  const groups = new Map<number, number[]>()
  annotations.forEach((_, index) => {
    const root = rootOf(index)
    const group = groups.get(root)
    if (group) group.push(index)
    else groups.set(root, [index])
  })
  return [...groups.values()]
}
