import { expect, it } from 'vitest'
import { outletSchema } from '@/core/request/outlet'
import type { Outlet } from './outlet'
import { factDraft, outletBody, outletDraft, sameDraft } from './outlet-draft'

const outlet: Outlet = {
  id: '0193a5b0-7d2e-7c3a-8b1f-000000000001',
  key: 'kol',
  name: 'Kol שלום 🦊 e\u0301',
  kind: 'publisher',
  country: 'IL',
  language: null,
  stateRelation: 'none',
  aliases: ['קול', 'kol.example.com'],
  facts: [
    { text: 'Founded.', source: 'a page', from: '1992' },
    { text: 'Labelled.', source: 'another', from: '2020-08-06', to: '2023', reply: 'Denied.' },
  ],
}

it('gives back what it was made from', () => {
  const { id: _id, key: _key, ...body } = outlet
  expect(outletSchema.parse(outletBody(outletDraft(outlet)))).toEqual(body)
})

it('tells a draft that says more from one that says the same', () => {
  const begun = outletDraft(outlet)
  expect(sameDraft(begun, outletDraft(outlet))).toBe(true)
  expect(sameDraft(begun, { ...begun, facts: [...begun.facts, { ...factDraft('new'), reply: ' ' }] }), 'a fact without a word').toBe(true)
  expect(sameDraft(begun, { ...begun, facts: [...begun.facts, { ...factDraft('new'), reply: 'שלום 🦊' }] })).toBe(false)
  expect(sameDraft(begun, { ...begun, facts: begun.facts.toReversed() }), 'in another order').toBe(false)
  expect(sameDraft(begun, { ...begun, facts: [] })).toBe(false)
  expect(sameDraft(begun, { ...begun, aliases: `${begun.aliases}\ncafe\u0301` })).toBe(false)
})

it('leaves out what is blank, and keeps unknown as null', () => {
  const draft = { ...outletDraft(), name: 'New', kind: 'blog', facts: [{ ...factDraft('a'), text: 'It is.', source: 's', from: ' ', reply: '' }] }
  expect(outletSchema.parse(outletBody(draft))).toEqual({
    name: 'New',
    kind: 'blog',
    country: null,
    language: null,
    stateRelation: 'unknown',
    aliases: [],
    facts: [{ text: 'It is.', source: 's' }],
  })
})

it('does not hide a fact without words from the schema', () => {
  expect(outletSchema.safeParse(outletBody({ ...outletDraft(outlet), facts: [factDraft('a')] })).success).toBe(false)
})
