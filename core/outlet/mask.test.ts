import fc from 'fast-check'
import { describe, expect, it, test, vi } from 'vitest'
import type { Block } from '../article/block'
import { codePoint } from '../text/offset'
import { fold } from './fold'
import { findMentions } from './find-mentions'
import { maskLine, maskText, maskedExtent } from './mask'
import { maskTerms } from './mask-terms'
import { cutAtMasks, masksAsWords, sayMasked } from './masked-words'

// Thousands of texts take their time on a busy machine; what is tested is what comes out.
vi.setConfig({ testTimeout: 60_000 })

const terms = (...names: string[]) => maskTerms({ outlets: names.map((name) => ({ name, aliases: [] })), byline: null, url: null, extra: [] })
const masked = (text: string, ...names: string[]) => maskLine(text, terms(...names))

describe('mentions of an outlet are masked', () => {
  it.each([
    ['as it is written', 'The Moscow Times said so.', ['The Moscow Times'], '███ ██████ █████ said so.'],
    ['in any case', 'the MOSCOW times said so.', ['The Moscow Times'], '███ ██████ █████ said so.'],
    ['without its article', 'Ask a Moscow Times reporter', ['The Moscow Times'], 'Ask a ██████ █████ reporter'],
    ['twice, side by side', 'AFP AFP, AFP.', ['AFP'], '███ ███, ███.'],
    ['before a possessive', 'AFP’s own, AFP\'s too, the Times’ third', ['AFP', 'Times'], '███’s own, ███\'s too, the █████’ third'],
    ['not within a longer word', 'AFPs, chAFP, Timescale', ['AFP', 'Times'], 'AFPs, chAFP, Timescale'],
    ['the longer name first, and both where they overlap', 'Moscow Times of Moscow', ['Moscow Times', 'Times of Moscow'], '██████ █████ ██ ██████'],
    ['after an emoji', '🗞️AFP🙂 and 👩‍👩‍👧‍👦 AFP', ['AFP'], '🗞️███🙂 and 👩‍👩‍👧‍👦 ███'],
    ['with emoji in the name', 'read The Paper 🗞️ daily', ['The Paper 🗞️'], 'read ███ █████ ██ daily'],
    ['with other accents, and the mark masked too', 'the Cafe\u0301 Paper', ['Café Paper'], 'the █████ █████'],
    ['with an accent that the name does not have', 'the Café\u0301 Paper', ['Cafe Paper'], 'the █████ █████'],
    ['right to left', 'אמר הארץ אתמול', ['הארץ'], 'אמר ████ אתמול'],
    ['with the article and preposition that Hebrew writes to it', 'כתב בספוטניק היום', ['ספוטניק'], 'כתב ב███████ היום'],
    ['with the conjunction that Arabic writes to it', 'قال وسبوتنيك اليوم', ['سبوتنيك'], 'قال و███████ اليوم'],
    ['with invisible controls inside', '\u2067سبوت\u200dنيك\u2069 x', ['سبوتنيك'], '\u2067████████\u2069 x'],
    ['over a line break and a no-break space', 'The Moscow\nTimes, Moscow\u00a0Times', ['The Moscow Times'], '███ ██████\n█████, ██████\u00a0█████'],
    ['with hyphens for spaces', 'Agence-France Presse', ['Agence France-Presse'], '█████████████ ██████'],
    ['in a script without spaces', '据新华社报道', ['新华社'], '据███报道'],
    ['in full-width letters', 'ＡＦＰ said', ['AFP'], '███ said'],
    ['with points', 'A.F.P. said, and A.F.P said', ['AFP'], '██████ said, and █████ said'],
    ['by the short name that stands in brackets', 'AFP and Agence France-Presse', ['Agence France-Presse (AFP)'], '███ and ██████ █████████████'],
    ['as an address, whole', 'See https://www.themoscowtimes.com/2020/10/26/x?y=1.', ['The Moscow Times'], 'See ███████████████████████████████████████████████.'],
    ['as a domain, whole', 'on example.com, on www.example.com/a', ['example.com'], 'on ███████████, on █████████████████'],
    ['in an e-mail address and as a handle', 'desk@afp.com, @MoscowTimesRu, #MoscowTimes', ['AFP', 'The Moscow Times'], '████████████, ██████████████, #███████████'],
    ['small only where it is the whole name', 'The Guardian; guardian angels; the Guardian; Guardian view', ['The Guardian'], '███ ████████; guardian angels; ███ ████████; ████████ view'],
    ['one word with its capital only, or all in capitals', 'Time flies, TIME says; in time, this time, O Time e\u0301', ['Time'], '████ flies, ████ says; in time, this time, O ████ e\u0301'],
    ['an acronym in its capitals only', 'the WHO told us who', ['WHO'], 'the ███ told us who'],
    ['one word with a capital inside, so too', 'BuzzFeed has a buzzfeed', ['BuzzFeed'], '████████ has a buzzfeed'],
    ['one word that is written small, in any case', 'Time, TIME and time', ['time'], '████, ████ and ████'],
    ['one word in an address or as a handle, in any case', 'time.com, @time, https://x.example/guardian/1; in time', ['Time', 'The Guardian'], '████████, █████, ████████████████████████████; in time'],
    ['with its capital and another accent', 'Zeit\u0301 und zeit, Éclair', ['Zeit', 'Eclair'], '█████ und zeit, ██████'],
    ['not without its article where it is written small', 'A gazette; the gazette', ['the gazette'], 'A gazette; ███ ███████'],
    ['in capitals that are longer', 'STRASSE heute', ['Straße'], '███████ heute'],
    ['where a mask cuts a name off from its neighbour', '新Foo x', ['新', 'Foo'], '████ x'],
    ['not at all without a letter', 'Yes! ... — no', ['!', '…', '—'], 'Yes! ... — no'],
    ['with a sign at its end', 'Yahoo! says', ['Yahoo!'], '██████ says'],
    ['between words parted by what is not seen', 'zero\u200bAFP\u200bx', ['AFP'], 'zero\u200b███\u200bx'],
  ])('%s', (_, text, names, expected) => expect(masked(text, ...names)).toBe(expected))

  it('by the byline, the address of the article, other names and what the lead adds', () => {
    const all = maskTerms({ outlets: [{ name: 'Sputnik', aliases: ['RIA Novosti'] }], byline: 'By Jane Doe, Sputnik News', url: 'https://www.sputniknews.com/africa/1', extra: ['our correspondent'] })
    expect(maskLine('Jane Doe of Sputnik, Ria novosti, sputniknews.com/x and OUR correspondent; by Jane', all)).toBe('████ ███ of ███████, ███ ███████, █████████████████ and ███ █████████████; by Jane')
  })
})

describe('mentions in the endings of their language are masked', () => {
  const inLanguage = (text: string, language: string | null, ...names: string[]) => maskLine(text, maskTerms({ outlets: names.map((name) => ({ name, aliases: [] })), byline: null, url: null, extra: [], language }))
  it.each([
    ['Russian, a name that ends in a consonant', null, 'Спутник', '«Спутник» 🙂, корреспондент Спутника сказал Спутнику; Спутником, о Спутнике', '«███████» 🙂, корреспондент ████████ сказал ████████; █████████, о ████████'],
    ['Russian, a name that ends in a vowel', null, 'Правда', 'Правды, Правде, Правду, Правдой, ПРАВДОЙ; правды', '██████, ██████, ██████, ███████, ███████; правды'],
    ['Russian, a soft sign and a plural', null, 'Московские новости', 'в «Московских новостях» и Московским Новостям', 'в «██████████ ████████» и ██████████ ████████'],
    ['Russian, two words that both change', null, 'Россия сегодня', 'агентства «России сегодня», Россией Сегодня', 'агентства «██████ ███████», ███████ ███████'],
    ['Russian, й with its accent apart', null, 'Известия', 'газеты Известий, Известиями', 'газеты █████████, ██████████'],
    ['Russian, not another word with the same beginning', null, 'Звезда', 'Звёздный час, Звездолёт; Звездою', 'Звёздный час, Звездолёт; ███████'],
    ['Russian, an acronym, and none that is too short', null, 'ТАСС', 'ТАСС, ТАССа, тасс', '████, █████, тасс'],
    ['nor too short a name in other endings', null, 'РИА', 'РИА, РИАми', '███, РИАми'],
    ['Ukrainian', 'uk', 'Дзеркало тижня', 'у Дзеркалі тижня, Дзеркалом Тижня', 'у ████████ █████, █████████ █████'],
    ['Bulgarian, with its article', 'bg', 'Вестник', 'Вестникът и вестници, Вестника', '█████████ и вестници, ████████'],
    ['Greek', null, 'Καθημερινή', 'της Καθημερινής, η ΚΑΘΗΜΕΡΙΝΗ', 'της ███████████, η ██████████'],
    ['German, the genitive', 'de', 'Spiegel', 'des Spiegels, eines SPIEGELS, dem Spiegel, Spiegelung, spiegels', 'des ████████, eines ████████, dem ███████, Spiegelung, spiegels'],
    ['German, the article of the name', 'de', 'Der Spiegel', 'des Spiegels, dem Spiegel', '███ ████████, ███ ███████'],
    ['German, an adjective in the name', 'de', 'Süddeutsche Zeitung', 'der Süddeutschen Zeitung, Sueddeutsche', 'der ████████████ ███████, Sueddeutsche'],
    ['Polish', 'pl', 'Gazeta Wyborcza', 'w Gazecie Wyborczej, Gazety Wyborczej, Gazetą Wyborczą', 'w Gazecie Wyborczej, ██████ █████████, ██████ ████████'],
    ['Finnish', 'fi', 'Sputnik', 'Sputnikin, Sputnikissa, Sputnikille', '█████████, ███████████, ███████████'],
    ['Hungarian', 'hu', 'Magyar Nemzet', 'a Magyar Nemzetben, Magyar Nemzetnek', 'a ██████ █████████, ██████ █████████'],
    ['a region of a language', 'de-AT', 'Standard', 'des Standards', 'des █████████'],
    ['English by its apostrophe alone: “Nations” is no Nation', 'en', 'The Nation', 'United Nations, the Nation’s, Nation\'s', 'United Nations, ███ ██████’s, ██████\'s'],
    ['no Latin ending where the language is unknown', null, 'Spiegel', 'des Spiegels', 'des Spiegels'],
    ['not over what is cut from the name by a sign that is not seen', null, 'Спутник', 'Спутник​информ, Спутника​x', '███████​информ, ████████​x'],
    ['as an address in other letters too', null, 'Спутник', 'на спутник.рф и @спутник', 'на ██████████ и ████████'],
  ])('%s', (_, language, name, text, expected) => {
    expect(inLanguage(text, language, name)).toBe(expected)
  })
})

const at = (start: number, end: number) => ({ start: codePoint(start), end: codePoint(end) })

it('byline and furniture are masked whole, with their line feeds and white space left', () => {
  const text = 'By Jo 🙂\nWords\nRead more\nabout'
  const blocks: Block[] = [{ kind: 'byline', ...at(0, 7) }, { kind: 'paragraph', ...at(8, 13) }, { kind: 'furniture', ...at(14, 23) }, { kind: 'authorNote', ...at(24, 29) }]
  expect(maskText(text, maskedExtent(text, blocks, []))).toBe('██ ██ █\nWords\n████ ████\n█████')
})

it('masks are said once, and cut out of a line', () => {
  expect(sayMasked('So ███ ██████ said, ██.')).toBe('So [masked] said, [masked].')
  expect(cutAtMasks('So ███ ██ said')).toEqual([{ text: 'So ', masked: false }, { text: '███ ██', masked: true }, { text: ' said', masked: false }])
  expect(cutAtMasks('')).toEqual([])
  expect(masksAsWords('So ██’s 🙂')).toBe('So xx’s 🙂')
})

/** Names and texts of pieces that go wrong together. */
const piece = fc.constantFrom('foo', 'Bar', 'BAZ', 'e\u0301', 'é', '🙂', '👩‍👩‍👧', 'שלום', 'مرحبا', '新', '社', ' ', '\n', '\u00a0', '-', '.', '’s', '\u200b', '\u2067', '@', 'https://', 'ß', 'İ', 'ﬁ', '1', '_', '!', 'the ', 'www.', '.com', 'Спутник', 'Правд', 'а', 'ы', 'ом', 'й', 'Νέα', 'ς')
const words = (min: number, max: number) => fc.array(piece, { minLength: min, maxLength: max }).map((parts) => parts.join(''))
const isWhite = /^[\p{White_Space}\ufeff]$/u

test('any text keeps its length in code points, its white space and everything outside the mask', () => {
  fc.assert(fc.property(words(0, 40), fc.array(words(1, 4), { maxLength: 4 }), (text, names) => {
    const extent = maskedExtent(text, [], terms(...names))
    const [before, after] = [[...text], [...maskText(text, extent)]]
    expect(after).toHaveLength(before.length)
    before.forEach((character, index) => {
      const inside = extent.some((one) => one.start <= index && index < one.end)
      expect(after[index]).toBe(inside && !isWhite.test(character) ? '█' : character)
    })
  }), { numRuns: 1500 })
})

test('nothing that could be found is left, also by a search that knows nothing of how it was masked', () => {
  fc.assert(fc.property(words(0, 40), fc.array(words(1, 4), { minLength: 1, maxLength: 4 }), (text, names) => {
    const all = terms(...names)
    const masked = maskText(text, maskedExtent(text, [], all))
    expect(findMentions(masked, all)).toEqual([])
    for (const name of names.map((one) => one.trim()).filter((one) => /^[\p{L}\p{N}]/u.test(one) && /[\p{L}\p{N}]$/u.test(one)))
      expect(new RegExp(`(?<![\\p{L}\\p{N}\\p{M}])${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}\\p{M}])`, 'iu').test(masked)).toBe(false)
  }), { numRuns: 1500 })
})

test('folding keeps the place of every unit', () => {
  fc.assert(fc.property(words(0, 40), (text) => {
    const { text: folded, from } = fold(text)
    expect(from).toHaveLength(folded.length)
    expect([...from]).toEqual([...from].sort((a, b) => a - b))
    expect(from.every((index) => index < [...text].length)).toBe(true)
  }))
})

it('a book is masked within seconds', () => {
  const text = 'The Moscow Times reported that words follow words. '.repeat(2_000)
  const began = performance.now()
  const extent = maskedExtent(text, [], terms('The Moscow Times', 'AFP', 'Sputnik'))
  expect(extent).toHaveLength(2_000)
  expect(performance.now() - began).toBeLessThan(10_000)
})
