import { expect, it } from 'vitest'
import { maskLine } from './mask'
import { maskTerms } from './mask-terms'
import { nearMentions } from './near-mentions'

const near = (text: string, language: string | null, ...names: string[]) => {
  const terms = maskTerms({ outlets: names.map((name) => ({ name, aliases: [] })), byline: null, url: null, extra: [], language })
  return nearMentions(maskLine(text, terms), terms)
}

it.each([
  ['a form that no rule knows', 'Огонька, в Огоньке, огонька', null, ['Огонёк'], [['Огонька', 1], ['Огоньке', 1]]],
  ['a genitive where the language is unknown, counted', 'des Spiegels, SPIEGELS; spiegeln 🙂', null, ['Der Spiegel'], [['Spiegels', 2]]],
  ['a name without its article', 'im Spiegel, der Spiegel', null, ['Der Spiegel'], [['Spiegel', 1]]],
  ['the same by the name without its article', 'des Spiegels, SPIEGELS; spiegeln 🙂', null, ['Spiegel'], [['Spiegels', 2]]],
  ['all words of a name, one of which is as it was', 'w Gazecie Wyborczej, Gazeta Krakowska', 'pl', ['Gazeta Wyborcza'], [['Gazecie Wyborczej', 1]]],
  ['nothing that is masked', 'Spiegel, Spiegels', 'de', ['Spiegel'], []],
  ['nothing over the end of a sentence, nor of a short name', 'Gazety. Wyborczej. AFPs 👀 שלום', null, ['Gazeta Wyborcza', 'AFP'], []],
] as const)('finds %s', (_, text, language, names, expected) => {
  expect(near(text, language, ...names).map(({ words, count }) => [words, count])).toEqual(expected)
})
it('gives the words around each where it stands first, in its line and as they are masked', () => {
  const text = 'Another line 👀\nWhat cafe\u0301 שלום and Ogonyok said of Ogonyoka, and of Ogonyoka again\nnext'
  expect(near(text, null, 'Ogonyok')).toEqual([{ words: 'Ogonyoka', before: 'What cafe\u0301 שלום and ███████ said of ', after: ', and of Ogonyoka again', count: 2 }])
})
