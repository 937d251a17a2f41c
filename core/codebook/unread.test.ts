import { describe, expect, it } from 'vitest'
import { codebookSchema } from './codebook'
import media from './media-framing-v1.json'
import { maskCodebook, passagesFrom, withoutPassages } from './unread'

const codebook = codebookSchema.parse(media)
const tags = (example: { quote: string; article?: string }) => ({ tags: [{ ...codebook.tags[0]!, example, nearMiss: undefined }] })
const text = 'The 👩‍👩‍👧 family said:\n“The café\u0301 is\u00a0closed” – the שלום group’s own words.\n据新华社报道'

describe('a passage of the codebook is from an article', () => {
  it.each([
    ['quoted as it stands', 'family said', true],
    ['with other quotation marks, spaces and accents', '"the cafe is  closed"', true],
    ['over a line break', 'said: "The café', true],
    ['right to left', 'the שלום group\'s', true],
    ['in a script without spaces', '新华社', true],
    ['in pieces that all stand in it', 'family … own words', true],
    ['in pieces, one of which does not', 'family … others', false],
    ['in pieces with points between them', 'family ... own words', true],
    ['in pieces with points, one of which does not', 'family ... others', false],
    ['in pieces, one of them only a sign that does not stand in it', '‚… own words’', true],
    ['in pieces, the left-out one in brackets', '[…] said', true],
    ['in pieces, the left-out one in brackets with points', 'family [....] own words', true],
    ['in pieces, one only a sign, another not in it', '“… others”', false],
    ['in other words', 'the café is open', false],
    ['of signs alone, that stand in it', ' – ', true],
    ['of signs alone, that do not', '?!', false],
  ])('%s', (_, quote, is) => {
    expect(passagesFrom(tags({ quote }), { text, names: [] })).toEqual(is ? ['state_messaging example'] : [])
  })

  it('that says so, whatever it quotes', () => {
    expect(passagesFrom(tags({ quote: 'elsewhere', article: 'Café closed' }), { text, names: ['a-slug', 'Cafe\u0301 closed!'] })).toEqual(['state_messaging example'])
    expect(passagesFrom(tags({ quote: 'elsewhere', article: '🙂' }), { text, names: ['🙂'] })).toEqual([])
  })
})

it('what is left out is gone, and the rest does not say where it is from', () => {
  const [first, second] = withoutPassages(codebook, new Set(['state_messaging example', 'attributed_claim nearMiss'])).tags
  expect(first).toEqual({ ...codebook.tags[0], example: undefined, nearMiss: { quote: codebook.tags[0]!.nearMiss!.quote } })
  expect(second).toMatchObject({ example: { quote: codebook.tags[1]!.example!.quote } })
  expect(second).not.toHaveProperty('nearMiss')
})

it('everything that is written for annotators goes through the mask; keys, options and shape stay', () => {
  const masked = maskCodebook(codebook, (line) => '█'.repeat([...line].length))
  expect(codebookSchema.parse(masked)).toEqual(masked)
  expect(maskCodebook(codebook, (line) => line)).toEqual(codebook)
  const keysAndOptions = ({ tags: all, attributes, questions }: typeof codebook) => [all.map(({ key, shortcut }) => [key, shortcut]), attributes.map(({ key, options }) => [key, options]), questions.map(({ key, options }) => [key, options])]
  expect(keysAndOptions(masked)).toEqual(keysAndOptions(codebook))
  const said = [masked.guidelines, masked.groups.map(({ name }) => name), masked.tags.flatMap((tag) => [tag.name, tag.definition, tag.useWhen, tag.doNotUseWhen, tag.example!.quote, tag.nearMiss!.quote]), masked.attributes.map(({ name, help = '█' }) => name + help), masked.questions.flatMap(({ name, axis = ['█', '█'] }) => [name, ...axis])]
  expect(said.flat().join('')).toMatch(/^█+$/u)
})
