import fc from 'fast-check'
import { expect, it } from 'vitest'
import { keptMasks } from './kept-masks'
import { maskedExtent, maskLine } from './mask'
import { type Telltales, maskTerms } from './mask-terms'

const nothing: Telltales = { outlets: [], byline: null, url: null, extra: [] }
const outlet = (name: string, ...aliases: string[]): Telltales => ({ ...nothing, outlets: [{ name, aliases }] })

it.each([
  ['a name that is found with its article and without', outlet('The Bangui Gazette 🗞️'), nothing, ['The Bangui Gazette 🗞️ said', 'bangui gazette 🗞️ says'], ['The Bangui Gazette 🗞️', 'Bangui Gazette 🗞️']],
  ['what does not stand in the text', outlet('The Post', 'Спутник', 'spu.example'), outlet('The Times'), ['Спутник e\u0301 said'], ['Спутник']],
  ['what is still looked for', outlet('AFP', 'Sputnik'), outlet('Sputnik'), ['AFP and Sputnik of שלום'], ['AFP']],
  ['a byline and the host of an address', { ...nothing, byline: 'Jo Smith', url: 'https://www.one.example/x' }, nothing, ['Jo Smith, ONE.example'], ['one.example', 'Jo Smith']],
  ['one word with a capital, once', outlet('Time'), nothing, ['Time and TIME, in time'], ['Time']],
  ['what was written together, in any case', outlet('Radio Sky'), nothing, ['radiosky on Radio Sky'], ['Radio Sky', 'radiosky']],
  ['as it stands, a name in an ending of the language that it was in', { ...outlet('Spiegel'), language: 'de' }, { ...outlet('Spiegel'), language: 'en' }, ['des Spiegels, der Spiegel'], ['Spiegels']],
  ['nothing where another language changes nothing', { ...outlet('Spiegel'), language: 'de' }, outlet('Spiegel'), ['der Spiegel'], []],
  ['nothing where nothing is lost', outlet('AFP'), outlet('AFP'), ['AFP'], []],
])('keeps %s', (_, before, after, lines, kept) => {
  expect([...keptMasks(before, after, lines)].sort()).toEqual([...kept].sort())
})

it('uncovers nothing, whatever the names and the text', () => {
  const word = fc.constantFrom('AFP', 'The Sun', 'Time', 'Sky-Radio', 'radiosky', 'שלום', 'وسبوتنيك', '新华社', 'Café', 'cafe\u0301', '🗞️', 'Спутника', 'Спутник', 'Sky-Radios', 'sun.example', 'a', ' ', '.', ' said ')
  const line = fc.array(word, { maxLength: 12 }).map((words) => words.join(''))
  const telltales = fc.record({
    outlets: fc.array(fc.record({ name: line, aliases: fc.array(line, { maxLength: 2 }) }), { maxLength: 2 }), byline: fc.option(line), url: fc.option(fc.constantFrom('https://sun.example/a', 'https://www.sky.example')), extra: fc.array(line, { maxLength: 2 }), language: fc.constantFrom(null, 'de', 'ru'),
  })
  fc.assert(fc.property(telltales, telltales, line, (before, after, text) => {
    const kept = keptMasks(before, after, [text])
    const now = maskLine(text, maskTerms({ ...after, extra: [...after.extra, ...kept] }))
    const [was, is] = [[...maskLine(text, maskTerms(before))], [...now]]
    expect(was.every((character, at) => character !== '█' || is[at] === '█')).toBe(true)
    if (maskedExtent(text, [], maskTerms(before)).length === 0) expect(kept).toEqual([])
  }), { numRuns: 2000 })
})
