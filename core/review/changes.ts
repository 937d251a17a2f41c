import { quoteOf } from '@/core/annotation/annotation'
import type { CaseState } from '@/core/decision/case-state'
import type { Lane } from '@/core/disagreement/case'

type Stale = Extract<CaseState, { kind: 'needsAnotherLook' }>

/** What has changed in a case since it was decided, one sentence for each thing, in the order of the lanes. */
export function changesInWords(state: Stale, one: { readonly lanes: readonly Lane[] }): readonly string[] {
  const added = new Set(state.added)
  const changed = new Set(state.changed)
  const sentences = one.lanes.flatMap(({ annotator, annotations }) =>
    annotations.flatMap((annotation) => {
      if (added.has(annotation.id)) return [`${annotator} marked “${quoteOf(annotation)}” since.`]
      if (changed.has(annotation.id)) return [`${annotator} changed “${quoteOf(annotation)}” since.`]
      return []
    }),
  )
  if (state.removed.length === 0) return sentences
  return [...sentences, state.removed.length === 1 ? 'One annotation that was judged is no longer here.' : `${state.removed.length} annotations that were judged are no longer here.`]
}
