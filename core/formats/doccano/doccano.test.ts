import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readDoccano } from './read-doccano'
import { writeDoccano } from './write-doccano'

describe('doccano', () => {
  test('comes back as it went out, or the note says what was lost', () => {
    expect(expectRoundTrips({ write: writeDoccano, read: readDoccano }, { machines: true })).toBeGreaterThan(20)
  })
})
