import { describe, expect, it } from 'vitest'
import { checkText, decodeText } from './decode'

const utf8 = (text: string) => new TextEncoder().encode(text)
const bytes = (...values: number[]) => Uint8Array.from(values)
const words = 'Bangui 🕊️, café, שלום\n'

describe('decodeText', () => {
  it.each([
    ['words with an emoji, a combining mark and a right-to-left word', words],
    ['a byte order mark, which stays in the raw text', `\ufeff${words}`],
    ['CRLF and CR', 'a\r\nb\rc'],
    ['tabs, form feeds and a stray control character among many', `\t\f${'word '.repeat(50)}\x02`],
    ['a replacement character that was in the file', 'a\ufffdb'],
  ])('takes %s as it stands', (_, text) => expect(decodeText(utf8(text))).toEqual({ ok: true, value: text }))

  it.each([
    ['an empty file', utf8(''), 'refused', 'There is no text: the file is empty.'],
    ['white space only', utf8(' \n\t\u00a0\u200b\ufeff'), 'refused', 'There is no text: nothing but white space.'],
    ['a byte order mark alone', utf8('\ufeff'), 'refused', 'There is no text: nothing but white space.'],
    ['a lone continuation byte', bytes(0x61, 0x0a, 0x62, 0x80), 'refused', 'This file is not UTF-8: byte 4, in line 2, belongs to no character. Save it as UTF-8 and try again.'],
    ['Windows-1252', bytes(0x63, 0x61, 0x66, 0xe9, 0x20), 'refused', 'This file is not UTF-8: byte 4, in line 1, belongs to no character. Save it as UTF-8 and try again.'],
    ['a character cut off at the end', utf8('é🕊').subarray(0, 5), 'refused', 'This file is not UTF-8: byte 3, in line 1, belongs to no character. Save it as UTF-8 and try again.'],
    ['an overlong form', bytes(0xc0, 0xaf), 'refused', 'This file is not UTF-8: byte 1, in line 1, belongs to no character. Save it as UTF-8 and try again.'],
    ['a surrogate in UTF-8', bytes(0x61, 0x0d, 0x0a, 0xed, 0xa0, 0x80), 'refused', 'This file is not UTF-8: byte 4, in line 2, belongs to no character. Save it as UTF-8 and try again.'],
    ['beyond Unicode', bytes(0xf4, 0x90, 0x80, 0x80), 'refused', 'This file is not UTF-8: byte 1, in line 1, belongs to no character. Save it as UTF-8 and try again.'],
    ['a NUL', utf8('one\ntw🕊\0o'), 'refused', 'There is a NUL character at line 2, character 4. Texts have none: is this a text file?'],
    ['a PDF', utf8('%PDF-1.7\n'), 'refused', 'This is a PDF file. Save it as plain text in UTF-8 and try again.'],
    ['an office document', bytes(0x50, 0x4b, 0x03, 0x04, 0x00), 'refused', 'This is a ZIP archive or an office document. Save it as plain text in UTF-8 and try again.'],
    ['UTF-16', bytes(0xff, 0xfe, 0x61, 0x00), 'refused', 'This is text in UTF-16, not in UTF-8. Save it as plain text in UTF-8 and try again.'],
    ['control characters', utf8('a\nb\x01\x02\x03c'), 'refused', 'This looks like a binary file: 3 control characters, the first at line 2, character 2.'],
  ])('refuses %s', (_, input, code, message) => expect(decodeText(input)).toEqual({ ok: false, problem: { code, message } }))

  it('finds no fault where the platform finds none, and the other way round', () => {
    const strict = new TextDecoder('utf-8', { fatal: true })
    const outcomes = new Set<boolean>()
    for (let lead = 0x80; lead < 0x100; lead++) {
      for (const rest of [[], [0x80], [0x9f], [0xa0, 0x80], [0x80, 0x80], [0x8f, 0x80, 0x80], [0x90, 0x80, 0x80], [0xbf, 0xbf], [0xbf, 0xbf, 0xbf]]) {
        const input = bytes(0x61, lead, ...rest)
        const valid = !/fail/.test((() => { try { strict.decode(input); return 'ok' } catch { return 'fail' } })())
        outcomes.add(valid)
        expect({ input, valid: decodeText(input).ok }).toEqual({ input, valid })
      }
    }
    expect(outcomes.size).toBe(2)
  })

  it('is exact at the limit, which counts bytes', () => {
    expect(decodeText(utf8('é'.repeat(5)), { maxBytes: 10 }).ok).toBe(true)
    expect(decodeText(utf8('é'.repeat(5)), { maxBytes: 9 })).toMatchObject({ ok: false, problem: { code: 'tooLarge' } })
    expect(decodeText(new Uint8Array(1024 * 1024 + 1))).toEqual({
      ok: false, problem: { code: 'tooLarge', message: 'The text has 1.01 MiB; the limit is 1 MiB.' },
    })
  })
})

describe('checkText', () => {
  it('takes pasted text', () => expect(checkText(words)).toEqual({ ok: true, value: words }))

  it.each([['\ud83d', 'first half'], ['\udd4a', 'second half']])('refuses a lone surrogate (%j, %s) and says where', (half) =>
    expect(checkText(`ok 🕊️\r\nשלום ${half}!`)).toEqual({
      ok: false, problem: { code: 'refused', message: 'Half a character (a lone surrogate) stands at line 2, character 6. Mend it in the source and try again.' },
    }))

  it('counts the bytes that the text will have', () => {
    expect(checkText('🕊'.repeat(4), { maxBytes: 16 }).ok).toBe(true)
    expect(checkText('🕊'.repeat(4), { maxBytes: 15 })).toMatchObject({ ok: false, problem: { code: 'tooLarge' } })
  })
})
