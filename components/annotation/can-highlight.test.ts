import { describe, expect, it } from 'vitest'
import { drawsUnderlines } from './can-highlight'

describe('drawsUnderlines', () => {
  it.each([
    ['Chromium', ['-webkit-app-region: drag'], true],
    ['Firefox 140 to 145, with highlights and without their lines', [], false],
    ['Firefox from 146 on', ['text-decoration-inset: 1px'], true],
    ['Safari 17 to 26, with all depths on one line', [], false],
  ])('knows %s', (_, has, draws) => expect(drawsUnderlines((condition) => has.includes(condition))).toBe(draws))
})
