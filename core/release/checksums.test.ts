import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checksums, readChecksums } from './checksums'

const path = fc.string({ unit: 'grapheme', minLength: 1 }).map((name) => `folder/${name} 🙂 e\u0301 שלום`)
const sha256 = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'), minLength: 64, maxLength: 64 })

it('what is written is read back, line breaks and backslashes in names too', () => {
  fc.assert(fc.property(fc.uniqueArray(fc.record({ path: fc.oneof(path, fc.constantFrom('a\nb', 'a\\b', 'a\\nb', 'a\r\n\\\\b')), sha256 }), { selector: (file) => file.path }), (files) => {
    expect(readChecksums(checksums(files))).toEqual(files.toSorted((one, other) => (one.path < other.path ? -1 : 1)))
  }))
})

it('what is no line of it is left out', () => expect(readChecksums('\n\nnothing\nabc  x\n')).toEqual([]))
