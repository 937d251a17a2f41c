import { inQuotes } from '@/core/text/inner-quotes'
import { quoteOf } from '@/core/annotation/annotation'
import type { CaseState } from '@/core/decision/case-state'
import type { Lane } from '@/core/disagreement/case'

type Stale = Extract<CaseState, { kind: 'needsAnotherLook' }>

/** What a decision judged, as it stood then. */
export interface JudgedContent {
  readonly tag: string
  readonly quotes: readonly string[]
  readonly note: string
  readonly attributes: Readonly<Record<string, unknown>>
}

/**
 * What has changed in a case since it was decided, one sentence for each thing, in the order of the lanes, with the
 * difference where it is known what stood there.
 * @param before what was judged, by annotation: of those that have changed, or are gone from layers that stand
 * @param tagName how a tag is called
 */
export function changesInWords(
  state: Stale, one: { readonly lanes: readonly Lane[] }, before: ReadonlyMap<string, JudgedContent>, tagName: (key: string) => string,
): readonly string[] {
  const added = new Set(state.added)
  const changed = new Set(state.changed)
  const sentences = one.lanes.flatMap(({ annotator, annotations }) =>
    annotations.flatMap((annotation) => {
      const was = before.get(annotation.id)
      if (added.has(annotation.id)) return [`${annotator} marked ${inQuotes(quoteOf(annotation))} since.`]
      if (!changed.has(annotation.id)) return []
      const parts = was ? differences(was, annotation, tagName) : []
      return [parts.length > 0 ? `${annotator} changed ${parts.join(', and ')}.` : `${annotator} changed ${inQuotes(quoteOf(annotation))} since.`]
    }),
  )
  const known = state.removed.flatMap((id) => before.get(id) ?? [])
  const gone = known.map((was) => `${inQuotes(quoteOf(was))} (${tagName(was.tag)}) was judged and is no longer here.`)
  const others = state.removed.length - known.length
  if (others === 0) return [...sentences, ...gone]
  return [...sentences, ...gone, others === 1 ? 'One annotation that was judged is no longer here.' : `${others} annotations that were judged are no longer here.`]
}

function differences(was: JudgedContent, now: JudgedContent, tagName: (key: string) => string): readonly string[] {
  return [
    ...(quoteOf(was) === quoteOf(now) ? [] : [`${inQuotes(quoteOf(was))} to ${inQuotes(quoteOf(now))}`]),
    ...(was.tag === now.tag ? [] : [`the tag of ${inQuotes(quoteOf(now))} from ${tagName(was.tag)} to ${tagName(now.tag)}`]),
    ...(was.note === now.note ? [] : [`the note on ${inQuotes(quoteOf(now))} from ${inQuotes(was.note)} to ${inQuotes(now.note)}`]),
    ...(JSON.stringify(sorted(was.attributes)) === JSON.stringify(sorted(now.attributes)) ? [] : [`the fields of ${inQuotes(quoteOf(now))}`]),
  ]
}

function sorted(attributes: Readonly<Record<string, unknown>>): readonly (readonly [string, unknown])[] {
  return Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1))
}
