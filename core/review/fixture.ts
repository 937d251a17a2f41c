import type { Annotation } from '@/core/annotation/annotation'
import { byHand } from '@/core/annotation/origin'
import type { Layer } from '@/core/annotation/layer'
import type { Decision } from '@/core/decision/decision'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'

/** A text for tests: an emoji, a combining mark and a right-to-left word stand before the words one marks. */
export const text = 'At the cafe\u0301 🛩️ שלום Moscow airlifted a second batch of vehicles to Bangui as a gift, Reuters reported.'
export const table = offsetTable(text)

/** An annotation of `words`, which must stand in the text. */
export function mark(id: string, tag: string, words: string, more: Partial<Annotation> = {}): Annotation {
  const at = text.indexOf(words)
  if (at < 0) throw new Error(`“${words}” is not in the text`)
  const start = [...text.slice(0, at)].length
  return {
    id, tag, extent: [{ start: codePoint(start), end: codePoint(start + [...words].length) }], quotes: [words], note: '', attributes: {},
    origin: byHand, assignmentId: 'a', version: 1, deleted: false, changedAt: '2026-01-01T00:00:00Z', ...more,
  }
}

/** The layers of A, B, C … in this order. */
export function layers(...annotations: readonly (readonly Annotation[])[]): readonly Layer[] {
  return annotations.map((own, index) => ({ assignmentId: `assignment-${index}`, annotator: 'ABCDEFGH'[index]!, annotations: own }))
}

/** A decision on some annotations. */
export function decision(part: Partial<Decision>): Decision {
  return {
    id: 'decision-1', verdict: 'accept', judged: [], chosen: [], drawn: [], clause: '', proposal: null, ruleId: null, reason: 'Fits the definition', decidedBy: { id: 'r', name: 'Robin' },
    decidedAt: '2026-01-02T10:20:30.000Z', replaces: null, withdrawn: false, ...part,
  }
}
