import type { Annotation } from '@/core/annotation/annotation'
import type { Decision } from '@/core/decision/decision'
import { testDecision } from '@/core/decision/test-decision'
import { findCases } from '@/core/disagreement/find-cases'
import { type TestMark, testLayers } from '@/core/disagreement/test-layers'
import { codePoint } from '@/core/text/offset'
import type { ExportedArticle, ExportedLayer } from './exported-article'

const text = '=SUM 🛩️ one cafe\u0301, "two"\nשלום 🙂 three four five'

const marks: Readonly<Record<string, readonly TestMark[]>> = {
  A: [['x', '=SUM 🛩️ one'], ['y', 'cafe\u0301', 'שלום 🙂'], ['z', 'three'], ['x', 'five']],
  B: [['x', '=SUM 🛩️ one'], ['x', 'שלום'], ['x', 'three'], ['x', 'five']],
  C: [['z', '"two"\nשלום 🙂']],
}

/**
 * For tests: an article with awkward words, two submitted layers and one that is not, a case of both
 * readings, one accepted, one rejected by a decision since withdrawn, and one unanimous.
 */
export function testArticle(): ExportedArticle {
  const layers = testLayers(marks, text)
  const cases = findCases(layers.slice(0, 2))
  const decisions: Decision[] = [
    testDecision(cases[1]!, { id: 'd1', verdict: 'bothDefensible', chosen: [] }),
    testDecision(cases[2]!, { id: 'd2', chosen: ['A3'] }),
    testDecision(cases[3]!, { id: 'd3', verdict: 'reject', withdrawn: true }),
  ]
  return {
    id: '0199-article',
    slug: 'an-article',
    title: null,
    byline: null,
    publishedAt: '2026-01',
    url: null,
    provenance: null,
    originator: null,
    publisher: { key: 'paper', name: 'The Paper 🗞️' },
    text,
    textSha256: 'a'.repeat(64),
    rawSha256: 'b'.repeat(64),
    blocks: [
      { kind: 'title', start: codePoint(0), end: codePoint([...text].indexOf('\n')) },
      { kind: 'paragraph', start: codePoint([...text].indexOf('\n') + 1), end: codePoint([...text].length), reason: 'the rest' },
    ],
    codebook: { name: 'Media framing', version: '1.0' },
    layers: layers.map((layer, index): ExportedLayer => ({
      ...layer,
      status: index < 2 ? 'submitted' : 'inProgress',
      pass: 1, outletHidden: false, revealedAt: null, recognised: null, beforeReveal: null,
      answers: index > 0 ? [] : [
        { question: 'genre', value: 'reporting', version: 2, changedAt: '2026-01-01T00:00:00.000Z' },
        { question: 'portrayal', value: [{ entity: 'שלום 🙂', value: -1 }], version: 1, changedAt: '2026-01-01T00:00:00.000Z' },
        { question: 'slant', value: null, version: 2, changedAt: '2026-01-01T00:00:00.000Z' },
      ],
      annotations: layer.annotations.map((annotation): Annotation => ({
        ...annotation,
        origin: annotation.id === 'A2' ? { by: 'search', phrase: 'cafe\u0301' } : annotation.origin,
        note: annotation.id === 'A2' ? '-1, "so"\nשלום' : annotation.note,
        attributes: annotation.id === 'A2' ? { polarity: 'negative', chain: ['one', 'two'], confidence: 2, flag: true } : {},
      })),
    })),
    decisions,
  }
}
