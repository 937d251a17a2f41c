import { describe, expect, it } from 'vitest'
import { proposeTags } from './propose-tags'

const tags = [
  { key: 'loaded_language', name: 'Loaded language' },
  { key: 'attributed_claim', name: 'Attributed claim' },
  { key: 'doubt', name: 'Doubt' },
  { key: 'shalom', name: 'שלום 🙂' },
] as never

describe('a tag of a source', () => {
  it.each([
    ['Loaded language', { key: 'loaded_language', by: 'name', certainty: 1 }],
    ['loaded_language', { key: 'loaded_language', by: 'name', certainty: 1 }],
    ['שלום 🙂', { key: 'shalom', by: 'name', certainty: 1 }],
    ['Loaded_Language', { key: 'loaded_language', by: 'writing', certainty: 0.9 }],
    ['LOADED LANGUAGE', { key: 'loaded_language', by: 'writing', certainty: 0.9 }],
  ])('“%s” is known by its name or its letters', (tag, proposed) => expect(proposeTags({ tags }, [tag])).toEqual([proposed]))

  it('is proposed where it is near, with a certainty below 0.9, and never where it is not', () => {
    const [doubts, claims, nothing, empty, alien] = proposeTags({ tags }, ['Doubts', 'Attributed claims (source)', 'Flag-waving', '', '🙂'])
    expect(doubts).toMatchObject({ key: 'doubt', by: 'nearness' })
    expect(claims).toMatchObject({ key: 'attributed_claim', by: 'nearness' })
    for (const one of [doubts, claims]) expect(one!.certainty).toBeLessThan(0.9)
    expect([nothing, empty, alien]).toEqual([undefined, undefined, undefined])
  })
})
