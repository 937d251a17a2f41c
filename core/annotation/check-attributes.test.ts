import { expect, it } from 'vitest'
import { codebookSchema } from '../codebook/codebook'
import mediaFraming from '../codebook/media-framing-v1.json'
import { checkAttributes } from './check-attributes'

const codebook = codebookSchema.parse(mediaFraming)

it.each([
  ['nothing at all', {}],
  ['free text for an entity', { source: 'Titorenko 🙂 שלום cafe\u0301' }],
  ['one of the options', { source_type: 'state_official', mode: 'direct' }],
  ['a list', { source_chain: ['Titorenko', 'RIA Novosti'] }],
  ['a step of the scale', { severity: 3, confidence: 1 }],
  ['yes or no', { flag: true }],
  ['text up to its limit', { rationale: '🙂'.repeat(500) }],
] as const)('accepts %s', (_, attributes) => {
  expect(checkAttributes(codebook, 'state_messaging', attributes)).toEqual({ ok: true, value: null })
})

it.each([
  ['an attribute of another tag', { checkability: 'check_worthy' }, 'attributes.checkability'],
  ['an unknown one', { mood: 'bad' }, 'attributes.mood'],
  ['another option', { mode: 'sung' }, 'attributes.mode'],
  ['a number for a choice', { mode: 1 }, 'attributes.mode'],
  ['a step beyond the scale', { severity: 4 }, 'attributes.severity'],
  ['half a step', { severity: 1.5 }, 'attributes.severity'],
  ['text for a scale', { severity: '2' }, 'attributes.severity'],
  ['text for a list', { source_chain: 'Titorenko' }, 'attributes.source_chain'],
  ['a number for yes or no', { flag: 1 }, 'attributes.flag'],
  ['text over its limit, in code points', { rationale: '🙂'.repeat(501) }, 'attributes.rationale'],
  ['a list for text', { rationale: ['a'] }, 'attributes.rationale'],
] as const)('refuses %s', (_, attributes, field) => {
  const checked = checkAttributes(codebook, 'state_messaging', attributes)
  expect(checked.ok).toBe(false)
  if (!checked.ok) expect(checked.problem.field).toBe(field)
})

it('knows which tag has which', () => {
  expect(checkAttributes(codebook, 'unverified_claim', { checkability: 'check_worthy' }).ok).toBe(true)
})
