import type { Annotation } from '../annotation/annotation'
import type { FlagMessage } from './flag'

/** An answer that whoever asked has not seen yet. */
export interface NewAnswer {
  readonly id: string
  /** The passage that was asked about, as its reader sees it: fragments joined by an ellipsis. */
  readonly quote: string
  readonly text: string
}

/** Answers by their ids, each with the passage that it is about; those on passages that are gone are left out. */
export function newAnswers(ids: readonly string[], messages: readonly FlagMessage[], annotations: readonly Pick<Annotation, 'id' | 'quotes'>[]): readonly NewAnswer[] {
  const quotes = new Map(annotations.map(({ id, quotes: words }) => [id, words.join(' … ')]))
  return ids.flatMap((id): NewAnswer[] => {
    const message = messages.find((one) => one.id === id)
    const quote = message && quotes.get(message.annotationId)
    return message && quote !== undefined ? [{ id, quote, text: message.text }] : []
  })
}
