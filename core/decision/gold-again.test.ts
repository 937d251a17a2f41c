import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { normaliseExtent } from '@/core/annotation/fragment'
import type { Layer } from '@/core/annotation/layer'
import { byHand } from '@/core/annotation/origin'
import { annotationsOf } from '@/core/disagreement/case'
import { findCases } from '@/core/disagreement/find-cases'
import { taggingKey } from '@/core/disagreement/tagging'
import { deriveLedger } from '@/core/review/ledger-entry'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { caseState } from './case-state'
import { type Decision, choosingVerdicts, drawingVerdicts, verdicts } from './decision'
import { drawFrom, drawnPassage } from './drawing'
import { deriveGold } from './gold'
import { testDecision } from './test-decision'

const text = 'שלום 🙂 cafe\u0301 '.repeat(8).trim()
const table = offsetTable(text)
const extents = fc.array(fc.tuple(fc.nat(70), fc.integer({ min: 1, max: 8 })), { minLength: 1, maxLength: 2 })
  .map((pairs) => normaliseExtent(pairs.map(([start, length]) => ({ start: codePoint(start), end: codePoint(start + length) }))))

const someLayers = fc
  .array(fc.array(fc.record({ tag: fc.constantFrom('x', 'y'), extent: extents, version: fc.integer({ min: 1, max: 2 }) }), { maxLength: 5 }), { minLength: 1, maxLength: 4 })
  .chain((people) => fc.boolean().map((alike) => (alike ? people.map(() => people[0]!) : people)))
  .map((people) => people.map((own, person): Layer => {
    const annotator = String.fromCharCode(65 + person)
    const annotations = own.map(({ tag, extent, version }, index): Annotation => ({
      id: `${annotator}${index}`, assignmentId: annotator, version, deleted: false, changedAt: '', origin: byHand, tag, extent, quotes: extent.map(({ start, end }) => table.slice(start, end)), note: '', attributes: {},
    }))
    return { assignmentId: annotator, annotator, annotations }
  }))

/** What somebody does with the case of a number: decides, decides again, withdraws, or looks at another version than stands there now. */
const acts = fc.array(fc.record({ at: fc.nat(20), verdict: fc.constantFrom(...verdicts), chosen: fc.nat(20), again: fc.boolean(), withdrawn: fc.boolean(), stale: fc.boolean() }), { maxLength: 12 })

function decisionsOn(layers: readonly Layer[], given: typeof acts extends fc.Arbitrary<infer Acts> ? Acts : never): readonly Decision[] {
  const cases = findCases(layers)
  const latest = new Map<string, string>()
  return cases.length === 0 ? [] : given.flatMap(({ at, verdict, chosen, again, withdrawn, stale }, index): Decision[] => {
    const one = cases[at % cases.length]!
    const annotations = annotationsOf(one)
    const picked = choosingVerdicts.includes(verdict) ? [annotations[chosen % annotations.length]!.id] : []
    const drawn = drawingVerdicts.includes(verdict) ? (drawFrom(verdict === 'intersection' ? 'intersection' : 'union', one.lanes, picked, table) ?? [drawnPassage('y', one.extent, table)]) : []
    const replaces = again ? (latest.get(one.key) ?? null) : null
    const id = `decision-${String(index).padStart(2, '0')}`
    latest.set(one.key, id)
    const judged = annotations.map((annotation) => ({ id: annotation.id, version: stale ? annotation.version + 1 : annotation.version }))
    return [testDecision(one, { id, verdict, judged, chosen: picked, drawn, replaces, withdrawn, decidedAt: `2026-01-01T00:00:${String(index).padStart(2, '0')}Z` })]
  })
}

/** The gold by its definition, case by case and annotation by annotation, as words. */
function goldByDefinition(layers: readonly Layer[], decisions: readonly Decision[]): readonly string[] {
  const entries = findCases(layers).flatMap((one) => {
    const state = caseState(one, decisions)
    if (state.kind === 'unanimous') return annotationsOf(one).map(({ tag, extent }) => `unanimous ${taggingKey(tag, extent)}`)
    if (state.kind !== 'decided') return []
    const { verdict, chosen, drawn } = state.decision
    if (verdict === 'accept') return annotationsOf(one).filter(({ id }) => chosen.includes(id)).map(({ tag, extent }) => `accepted ${taggingKey(tag, extent)} ${state.decision.id}`)
    return drawingVerdicts.includes(verdict) ? drawn.map(({ tag, extent }) => `redrawn ${taggingKey(tag, extent)} ${state.decision.id}`) : []
  })
  return [...new Set(entries)].sort()
}

const shuffled = <Value>(list: readonly Value[]) => fc.shuffledSubarray([...list], { minLength: list.length })

test('the gold derived again from what is stored is equal, in whatever order it is read', () => {
  const provenances = new Set<string>()
  const arbitrary = fc.tuple(someLayers, acts).chain(([layers, given]) => {
    const decisions = decisionsOn(layers, given)
    const mixed = fc.tuple(...layers.map((layer) => shuffled(layer.annotations).map((annotations) => ({ ...layer, annotations })))).chain(shuffled)
    return fc.tuple(fc.constant(layers), fc.constant(decisions), mixed, shuffled(decisions))
  })
  fc.assert(fc.property(arbitrary, ([layers, decisions, mixedLayers, mixedDecisions]) => {
    const gold = deriveGold(findCases(layers), decisions)
    const stored = JSON.parse(JSON.stringify([mixedLayers, mixedDecisions])) as [Layer[], Decision[]]
    expect(deriveGold(findCases(stored[0]), stored[1])).toEqual(gold)
    const words = gold.entries.map(({ provenance, tag, extent, decisionId }) => [provenance, taggingKey(tag, extent), decisionId].filter(Boolean).join(' '))
    expect([...new Set(words)].sort()).toEqual(goldByDefinition(layers, decisions))
    const place = { article: 'x', outlet: null, userOf: (id: string) => id }
    expect(deriveLedger(stored[0], stored[1], table, place)).toEqual(deriveLedger(layers, decisions, table, place))
    expect(deriveLedger(layers, decisions, table, place).gold).toBe(gold.entries.length)
    for (const { provenance } of gold.entries) provenances.add(provenance)
    if (gold.plural.length > 0) provenances.add('plural')
    // Plural passages stand apart: nothing of their cases is in the gold.
    const plural = new Set(gold.plural.map(({ decisionId }) => decisionId))
    for (const { decisionId } of gold.entries) if (decisionId) expect(plural).not.toContain(decisionId)
  }), { numRuns: 150 })
  expect([...provenances].sort()).toEqual(['accepted', 'plural', 'redrawn', 'unanimous'])
}, 30_000)
