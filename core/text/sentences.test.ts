import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { abbreviationsOf } from './abbreviations'
import { sentencesOf } from './sentences'

const cut = (line: string, language?: string | null) => sentencesOf(line, abbreviationsOf(language)).map(({ segment }) => segment.trim())
const plain = (line: string) => [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(line)].map(({ index }) => index)

describe('sentencesOf', () => {
  it.each([
    ['en', 'Mr. Titorenko met Dr. Smith. He left.', ['Mr. Titorenko met Dr. Smith.', 'He left.']],
    ['en', 'The U.S. Senate said no. Sen. J. K. Rowe שלום agreed.', ['The U.S. Senate said no.', 'Sen. J. K. Rowe שלום agreed.']],
    ['en-GB', 'On Oct. 26 Lt. Gen. Ivanov 👀 landed. “So what?” he said.', ['On Oct. 26 Lt. Gen. Ivanov 👀 landed.', '“So what?” he said.']],
    ['en', 'They went in. The door closed. That is my job. Fine.', ['They went in.', 'The door closed.', 'That is my job.', 'Fine.']],
    ['en', 'He was seen with J.-P. Bemba. Cafe\u0301. End.', ['He was seen with J.-P. Bemba.', 'Cafe\u0301.', 'End.']],
    ['de', 'Laut Prof. Meier u.a. Vertretern des Vereins e.V. Bonn kamen ca. 300 Mio. Euro. Das war alles.', ['Laut Prof. Meier u.a. Vertretern des Vereins e.V. Bonn kamen ca. 300 Mio. Euro.', 'Das war alles.']],
    ['fr', 'MM. Dupont et Me. Duval sont partis. M. Faustin est resté.', ['MM. Dupont et Me. Duval sont partis.', 'M. Faustin est resté.']],
    ['es', 'El Sr. López viajó a EE.UU. Luego volvió. La Dra. Ruiz no.', ['El Sr. López viajó a EE.UU. Luego volvió.', 'La Dra. Ruiz no.']],
    ['ru', 'В 2020 г. Москва отправила инструкторов. Посол В. Е. Титоренко подтвердил.', ['В 2020 г. Москва отправила инструкторов.', 'Посол В. Е. Титоренко подтвердил.']],
    [null, 'Dr. Meier, Sra. Ruiz. Done.', ['Dr. Meier, Sra. Ruiz.', 'Done.']],
    ['ja', '彼は言った。そうだ。', ['彼は言った。', 'そうだ。']],
  ])('%s: %s', (language, line, sentences) => expect(cut(line, language)).toEqual(sentences))

  it('leaves ends out and adds none, and loses no letter', () => {
    const word = fc.constantFrom('Mr.', 'U.S.', 'J.', 'He', 'said', 'no.', 'Why?', '👩‍👧', 'cafe\u0301', 'שלום.', '“Yes.”', '…', 'Dr', 'Okt.', 'г.', '')
    fc.assert(fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' }))), fc.constantFrom('en', 'de', 'ru', 'tlh', null, undefined), (words, language) => {
      const line = words.join(' ')
      const sentences = sentencesOf(line, language === undefined ? undefined : abbreviationsOf(language))
      expect(sentences.map(({ segment }) => segment).join('')).toBe(line)
      const ends = new Set(plain(line))
      for (const { index, segment } of sentences) {
        expect(ends.has(index)).toBe(true)
        expect(line.slice(index, index + segment.length)).toBe(segment)
      }
    }))
  })
})

describe('abbreviationsOf', () => {
  it('are words with a full stop, of a language or of all', () => {
    for (const language of ['en', 'de', 'fr', 'es', 'it', 'pt', 'ru', 'uk', null]) for (const word of abbreviationsOf(language)) expect(word).toMatch(/^[\p{L}.-]+\.$/u)
    expect(abbreviationsOf('en-US').has('Sra.')).toBe(false)
    expect(abbreviationsOf('tlh')).toBe(abbreviationsOf(null))
    expect(abbreviationsOf('constructor')).toBe(abbreviationsOf(undefined))
  })
})
