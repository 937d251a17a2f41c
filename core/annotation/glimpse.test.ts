import { describe, expect, it } from 'vitest'
import { glimpseOf } from './glimpse'

describe('the glimpse of a quote', () => {
  it.each([
    ['nothing', '', ''],
    ['a short one', 'the 🙂 naïve שלום', 'the 🙂 naïve שלום'],
    ['one that just fits', '🙂'.repeat(120), '🙂'.repeat(120)],
    ['one that is longer, up to its last whole word', `${'word '.repeat(23)}🙂🙂 and more`, `${'word '.repeat(23)}🙂🙂…`],
    ['one without white space', '🙂'.repeat(121), `${'🙂'.repeat(120)}…`],
  ])('is %s', (_, quote, glimpse) => expect(glimpseOf(quote)).toBe(glimpse))
})
