import { describe, expect, it } from 'vitest'
import { glimpseOf } from './glimpse'

describe('the glimpse of a quote', () => {
  it.each([
    ['nothing', '', ''],
    ['a short one', 'the 🙂 naïve שלום', 'the 🙂 naïve שלום'],
    ['one that just fits', '🙂'.repeat(60), '🙂'.repeat(60)],
    ['one that is longer, up to its last whole word', `${'word '.repeat(11)}🙂🙂 and more`, `${'word '.repeat(11)}🙂🙂…`],
    ['one without white space', '🙂'.repeat(61), `${'🙂'.repeat(60)}…`],
  ])('is %s', (_, quote, glimpse) => expect(glimpseOf(quote)).toBe(glimpse))
})
