import type { Annotation } from '../annotation/annotation'
import type { FlagMessage } from './flag'

/** An answer that whoever asked has not seen yet. */
export interface NewAnswer {
  readonly id: string
  /** The passage that was asked about. */
  readonly annotationId: string
  /** Its words, as its reader sees it: fragments joined by an ellipsis. */
  readonly quote: string
  /** What was asked last before the answer; null where the passage was flagged without a word. */
  readonly question: string | null
  readonly text: string
}

/** Answers by their ids, each with the passage that it is about and what was asked; those on passages that are gone are left out. Messages come oldest first. */
export function newAnswers(ids: readonly string[], messages: readonly FlagMessage[], annotations: readonly Pick<Annotation, 'id' | 'quotes'>[]): readonly NewAnswer[] {
  const quotes = new Map(annotations.map(({ id, quotes: words }) => [id, words.join(' … ')]))
  return ids.flatMap((id): NewAnswer[] => {
    const at = messages.findIndex((one) => one.id === id)
    const message = messages[at]
    const quote = message && quotes.get(message.annotationId)
    if (!message || quote === undefined) return []
    const question = messages.slice(0, at).findLast(({ kind, annotationId }) => kind === 'question' && annotationId === message.annotationId)
    return [{ id, annotationId: message.annotationId, quote, question: question?.text ?? null, text: message.text }]
  })
}
