import type { Annotation } from '@/core/annotation/annotation'
import { normaliseExtent } from '@/core/annotation/fragment'
import { byHand } from '@/core/annotation/origin'
import type { Layer } from '@/core/annotation/layer'
import { codePoint } from '@/core/text/offset'

/** For tests: a text with an emoji, a combining mark and a right-to-left word in it. */
export const testText = '🛩️ one two cafe\u0301 three four שלום five six seven 🙂 eight nine ten'

/** For tests: a tag, and the words of each fragment. */
export type TestMark = readonly [tag: string, ...quotes: string[]]

/** For tests: layers from who marked which words. The ids are the annotator and a number from 1, as in `A1`. */
export function testLayers(marks: Readonly<Record<string, readonly TestMark[]>>, text = testText): Layer[] {
  return Object.entries(marks).map(([annotator, own]) => ({
    assignmentId: `assignment-${annotator}`,
    annotator,
    annotations: own.map(([tag, ...quotes], index) => testAnnotation(annotator, index + 1, tag, quotes, text)),
  }))
}

function testAnnotation(annotator: string, number: number, tag: string, quotes: readonly string[], text: string): Annotation {
  const extent = quotes.map((quote) => {
    const at = text.indexOf(quote)
    if (at < 0) throw new Error(`“${quote}” is not in the text`)
    const start = Array.from(text.slice(0, at)).length
    return { start: codePoint(start), end: codePoint(start + [...quote].length) }
  })
  return {
    id: `${annotator}${number}`,
    assignmentId: `assignment-${annotator}`,
    origin: byHand,
    version: 1,
    deleted: false,
    changedAt: '2026-01-01T00:00:00Z',
    tag,
    extent: normaliseExtent(extent),
    quotes,
    note: '',
    attributes: {},
  }
}
