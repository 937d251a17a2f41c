import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readLabelStudio } from './read-label-studio'
import { writeLabelStudio } from './write-label-studio'

describe('Label Studio', () => {
  test('comes back as it went out, or the note says what was lost', () => {
    expect(expectRoundTrips({ write: writeLabelStudio, read: readLabelStudio }, { machines: true })).toBeGreaterThan(100)
  })
})
