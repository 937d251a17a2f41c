import { describe, expect, it, test } from 'vitest'
import { besideWords, partName, scopeWords, strangeWords } from './scope-words'

const whole = { codebook: null, from: null, until: null }
const autumn = { ...whole, from: '2026-10-01', until: '2026-10-31' }

describe('a part of a project in words', () => {
  it('ends a sentence', () => {
    expect([whole, { ...whole, codebook: 2 }, autumn, { ...whole, until: '2026-10-31' }].map(scopeWords)).toEqual([
      'all submitted work', 'codebook version 2', 'all work submitted from 1 October 2026 until 31 October 2026', 'all work submitted until 31 October 2026',
    ])
    expect(scopeWords({ ...autumn, codebook: 2 })).toBe('codebook version 2, submitted from 1 October 2026 until 31 October 2026')
  })

  it('heads a column', () => {
    expect([whole, { ...autumn, codebook: 2 }, autumn, { ...whole, from: '2026-10-01' }, { ...whole, until: '2026-10-31' }].map(partName)).toEqual(['All', 'Version 2', '1 October 2026 to 31 October 2026', 'From 1 October 2026', 'Until 31 October 2026'])
  })

  it('is told from the part beside it', () => {
    expect(besideWords(whole, { kind: 'codebook', number: 1 })).toBe('Version 1')
    expect(besideWords(autumn, { kind: 'before' })).toBe('31 August 2026 to 30 September 2026')
    expect(besideWords({ ...whole, from: '2026-10-01' }, { kind: 'before' })).toBe('Before 1 October 2026')
  })
})

test('an address that asks for what there is not is told what is shown', () => {
  const view = { metric: 'u-alpha', view: 'tag', scope: whole } as const
  expect(strangeWords(['a first day “2026-13-45”', 'a last day “banana”'], view, [1])).toBe('This address asks for a first day “2026-13-45” and a last day “banana”, which there is not; shown is uα, tag by tag, of all submitted work.')
  expect(strangeWords(['a metric “bogus”'], { ...view, view: 'rates', scope: { ...whole, codebook: 1 } }, [1])).toBe('This address asks for a metric “bogus”, which there is not; shown is Tag rates, of codebook version 1.')
  expect(strangeWords([], { ...view, scope: { ...whole, codebook: 9 } }, [1])).toBe('This address asks for codebook version 9, with which nothing was submitted.')
  expect(strangeWords([], { ...view, scope: { ...whole, codebook: 1 } }, [1])).toBeUndefined()
})
