import type { Annotation } from '@/core/annotation/annotation'
import { isFlagged } from '@/core/flag/flag'
import type { Flags } from './flags'

/** The passages of one's own about which a question is typed and not sent. */
export function unaskedOf(flags: Flags | null, annotations: readonly Annotation[]): readonly { readonly annotation: Annotation; readonly text: string }[] {
  if (!flags) return []
  return annotations.filter(isFlagged).flatMap((annotation) => {
    const text = flags.draftOf(annotation.id).trim()
    return text ? [{ annotation, text }] : []
  })
}
