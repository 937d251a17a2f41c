import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readBrat } from './read-brat'
import { writeBrat } from './write-brat'
import { bratName, nameOfBrat } from './names'

const read = (files: Parameters<typeof readBrat>[0]) => readBrat(files, { annotator: 'somebody' })

describe('brat', () => {
  test('comes back as it went out, or the note says what was lost', () => {
    expect(expectRoundTrips({ write: writeBrat, read })).toBeGreaterThan(50)
  })
  test.each(['a,b', '', 'a_x002C_b', '_x_', '🙂 ש', '_x005F_', 'x', '__x0041__'])('the name %j is written in letters, digits and lines, and read back', (name) => {
    expect(bratName(name)).toMatch(/^[\w-]+$/)
    expect(nameOfBrat(bratName(name))).toBe(name)
  })
})
