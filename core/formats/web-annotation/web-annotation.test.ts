import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readWebAnnotation } from './read-web-annotation'
import { writeWebAnnotation } from './write-web-annotation'

describe('W3C Web Annotation', () => {
  test('comes back as it went out, and nothing is lost', () => {
    expect(expectRoundTrips({ write: writeWebAnnotation, read: readWebAnnotation }, { machines: true })).toBe(300)
  })
})
