import type { Annotation } from '@/core/annotation/annotation'
import type { Extent, Fragment } from '@/core/annotation/fragment'

/**
 * The ways in which two annotators can differ over a place. They are read off taggings, a tagging
 * being one tag on one extent. Take any tagging of one annotator that another does not have exactly
 * so, and look at what that other one marked over the same words:
 *
 * - `presence`: nothing at all.
 * - `boundary`: the same tag, with other edges.
 * - `tag`: not this tag, but another one on exactly these words or on words that cross them.
 * - `nesting`: not this tag, and only others that lie wholly inside it or wholly around it.
 *
 * Where several fit, the first of boundary, tag, nesting counts, so that each tagging and each other
 * annotator give agreement or exactly one kind. A case has the kinds of all its taggings against all
 * its annotators. Hence the kinds do not depend on the order of people or of spans, and a case has
 * none exactly when it is unanimous.
 *
 * “Inside” and “around” mean code points: a span that shares an edge with a longer one is inside it.
 */
export const disagreementKinds = ['presence', 'boundary', 'tag', 'nesting'] as const

export type DisagreementKind = (typeof disagreementKinds)[number]

/** What one annotator marked in a case. */
export interface Lane {
  readonly assignmentId: string
  readonly annotator: string
  /** In the order of the text. Empty when this annotator marked nothing here: that, too, is a reading. */
  readonly annotations: readonly Annotation[]
}

/** A place of an article where annotations hang together, and what each annotator made of it. */
export interface Case {
  /** The smallest annotation id in the case: the same as long as that annotation is in it, so it can stand in addresses. */
  readonly key: string
  /** Everything that is marked in the case, by anybody. Code points; shares none with another case. */
  readonly extent: Extent
  /** From the first code point of the extent to its last, end exclusive. */
  readonly bounds: Fragment
  /** One for every layer compared, by annotator and then by assignment, whatever order the layers came in. */
  readonly lanes: readonly Lane[]
  /** Without repetition, in the order of `disagreementKinds`. Empty exactly when the case is unanimous. */
  readonly kinds: readonly DisagreementKind[]
  /** Every annotator has exactly the same taggings. With one layer only, that is always so, and says nothing. */
  readonly unanimous: boolean
}

/** How a kind of disagreement is written for people. */
export const disagreementNames: Readonly<Record<DisagreementKind, string>> = {
  presence: 'Presence',
  boundary: 'Boundary',
  tag: 'Tag',
  nesting: 'Nesting',
}

/** Every annotation of a case, lane by lane. */
export function annotationsOf(one: Pick<Case, 'lanes'>): readonly Annotation[] {
  // Asked several times for every case of an export: twice as fast as `flatMap`.
  const all: Annotation[] = []
  for (const { annotations } of one.lanes) for (const annotation of annotations) all.push(annotation)
  return all
}
