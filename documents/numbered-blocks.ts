import type { KindedDraft } from '@/core/import/draft'

/** Drafts of a document that has no lines a person could look up: a reason that names some names none. */
export function withoutLines(drafts: readonly KindedDraft[]): KindedDraft[] {
  return drafts.map((draft) => (draft.reason?.startsWith('the same words as ') ? { ...draft, reason: 'the same words as another part of the text' } : draft))
}
