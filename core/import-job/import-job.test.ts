import { describe, expect, it, test } from 'vitest'
import { articleSchema } from '../request/article'
import { readCell } from './cells'
import { Columns } from './columns'
import { KnownOutlets } from './known-outlets'
import { columnsKey, proposeMapping } from './mapping'
import { comparedText, readItem, readItemText } from './read-item'
import { settingsWith } from './settings'
import { layersChoiceSchema, nothingChosenYet } from './layers-preview'

const columnsOf = (...rows: Record<string, string>[]) => {
  const columns = new Columns()
  for (const row of rows) columns.add(row)
  return columns.list()
}

describe('a mapping', () => {
  test.each([
    ['a news archive', ['Headline', 'Published At', 'URL', 'Full text', 'Source'], { text: 'Full text', title: 'Headline', date: 'Published At', address: 'URL', outlet: 'Source' }],
    ['news-please', ['maintext', 'title', 'authors', 'date_publish', 'source_domain', 'url', 'filename'], { text: 'maintext', title: 'title', byline: 'authors', date: 'date_publish', outlet: 'source_domain', address: 'url', name: 'filename' }],
    ['doccano', ['id', 'text', 'label', 'meta.source'], { text: 'text', name: 'id', outlet: 'meta.source' }],
    ['Label Studio', ['id', 'data.text', 'data.title'], { text: 'data.text', title: 'data.title', name: 'id' }],
    ['a text under two names', ['body', 'text'], { text: 'text' }],
  ])('of %s is proposed by the names of its columns', (_, names, expected) => {
    expect(proposeMapping(names.map((name) => ({ name, examples: [] })))).toEqual({ ...settingsWith().mapping, ...expected })
  })

  it('takes the longest for the text where none is called one, and none where all are short', () => {
    expect(proposeMapping([{ name: 'was geschah', examples: ['שלום '.repeat(20)] }, { name: 'b', examples: ['x'] }]).text).toBe('was geschah')
    expect(proposeMapping([{ name: 'a', examples: ['short 🙂'] }]).text).toBeNull()
  })

  it('is remembered under the same columns in whatever order', () => {
    expect(columnsKey(columnsOf({ b: '1', a: '2' }))).toBe(columnsKey(columnsOf({ a: '', b: 'x' })))
    expect(columnsKey(columnsOf({ b: '1' }))).not.toBe(columnsKey(columnsOf({ a: '', b: 'x' })))
  })

  it('shows three different examples of each column, shortened by characters', () => {
    expect(columnsOf({ a: ' 🙂\n🙂 ' }, { a: '🙂 🙂' }, { a: '' }, { a: '🧡'.repeat(500) }, { a: 'c' }, { a: 'd' })).toEqual([{ name: 'a', examples: ['🙂 🙂', '🧡'.repeat(120), 'c'] }])
  })
})

test.each([
  ['date', '2020-10-26', '2020-10-26'],
  ['date', '2020', '2020'],
  ['date', '2020-10-26 00:00:00', '2020-10-26'],
  ['date', '2020-10-26T08:02:00+02:00', '2020-10-26T06:02:00Z'],
  ['date', '2020-10-26 08:02:00+00:00', '2020-10-26T08:02:00Z'],
  ['date', 'October 26, 2020', '2020-10-26'],
  ['date', '1603699320', '2020-10-26T08:02:00Z'],
  ['date', '1603699320000', '2020-10-26T08:02:00Z'],
  ['date', 'last week', null],
  ['date', '2020-13-45', null],
  ['address', ' https://example.org/a ', 'https://example.org/a'],
  ['address', 'javascript:alert(1)', null],
  ['title', ' One\n two\t\u0007 ', 'One two'],
  ['title', '🙂'.repeat(600), '🙂'.repeat(500)],
  ['story', ' \u0007 ', null],
] as const)('a cell for the %s, %j, is %j', (field, words, value) => {
  const cell = readCell(field, words)
  expect(cell.value).toBe(value)
  expect(cell.note !== undefined).toBe((value === null && field !== 'story') || words.length > 1000)
})

describe('outlets', () => {
  const known = new KnownOutlets([
    { id: '1', key: 'moscow-times', name: 'The Moscow Times', aliases: ['themoscowtimes.com', 'MT'] },
    { id: '2', key: 'paper', name: 'Le Café', aliases: ['https://www.cafe.example/', 'MT'] },
  ], [{ words: 'Times', id: '1' }, { words: 'Le Café ', id: null }, { words: 'x', id: 'of another project' }])

  test.each([
    ['the moscow times', '1', 'name'], ['Moscow Times', '1', 'name'], ['moscow-times', '1', 'alias'], ['www.themoscowtimes.com', '1', 'domain'], ['TIMES', '1', 'choice'],
    ['le cafe', null, 'choice'], ['MT', null, null], ['Sputnik 🛰️', null, null], ['x', null, null],
  ])('%s', (words, id, by) => {
    expect(known.byWords(words)).toEqual(by === 'alias' || by === 'domain' ? { id, by: expect.stringMatching(/alias|domain|name/) as unknown } : { id, by })
  })

  test.each([['https://www.themoscowtimes.com/2020/x', '1'], ['https://news.cafe.example/a', '2'], ['https://example/', null], ['https://otherthemoscowtimes.com/', null], ['nothing', null]])('by the address %s', (url, id) => {
    expect(known.byAddress(url).id).toBe(id)
  })
})

describe('an item', () => {
  const outlets = new KnownOutlets([{ id: '1', key: 'paper', name: 'The Paper', aliases: ['paper.example'] }], [])
  const settings = settingsWith({ ...settingsWith().mapping, text: 'body', title: 'head', outlet: 'from', date: 'when', address: 'url' })
  const read = (fields: Record<string, string>, more: Partial<typeof settings> = {}) => {
    const found = { kind: 'row', fields } as const
    const text = readItemText(found, settings)
    return text.ok ? readItem(found, text.value, { ...settings, ...more }, outlets, (title) => title.toUpperCase()) : text.problem.message
  }

  it('has what the columns say, then what the text says, and else nothing', () => {
    expect(read({ body: 'The cafe\u0301 🙂 is closed.\n\nשלום group left.', head: 'Closed', from: 'the paper', when: 'yesterday', url: '' }, { storyTitle: 'cafe' })).toEqual({
      title: 'Closed', byline: null, publishedAt: null, url: null, outlet: 'the paper', outletId: '1', story: 'CAFE', name: null,
      opening: 'The cafe\u0301 🙂 is closed. שלום group left.', words: 8, notes: ['The date “yesterday” could not be read; it stays unknown.'],
    })
  })

  it('is told from others by how its text begins, below a title, or by the title where there is nothing else', () => {
    expect(read({ body: '# Closed 🙂\n\nBy Jane Doe\n\nThe cafe\u0301 is closed.\n\nשלום group left.' })).toMatchObject({ title: 'Closed 🙂', opening: 'The cafe\u0301 is closed. שלום group left.' })
    expect(read({ body: '# Closed 🙂\n' })).toMatchObject({ opening: 'Closed 🙂' })
    expect(read({ body: Array.from({ length: 40 }, (_, index) => `w${index}`).join('\n\n') })).toMatchObject({ opening: expect.stringMatching(/^w0 w1 .* w23$/) })
  })

  it('keeps of what its text says as much as a correction of the article accepts, and says so', () => {
    const title = `cafe\u0301 🙂 שלום ${'of many words '.repeat(60)}end`
    const item = read({ body: `# ${title}\n\nThe family left.` })
    if (typeof item === 'string') throw new Error(item)
    expect([...item.title!].length).toBeLessThanOrEqual(500)
    expect(title.startsWith(item.title!)).toBe(true)
    expect(articleSchema.pick({ title: true, byline: true, url: true }).safeParse({ title: item.title, byline: item.byline, url: item.url }).success).toBe(true)
    expect(item.notes).toEqual([`The title has ${[...title].length} characters; the first 500 were kept.`])
  })

  it('has the outlet of its address where it names none, then the one of the file, and none where it names an unknown one', () => {
    expect(read({ body: 'Words.', url: 'https://paper.example/1' }, { publisherId: '9' })).toMatchObject({ outlet: null, outletId: '1' })
    expect(read({ body: 'Words.' }, { publisherId: '9' })).toMatchObject({ outlet: null, outletId: '9' })
    expect(read({ body: 'Words.', from: 'Nobody', url: 'https://paper.example/1' }, { publisherId: '9' })).toMatchObject({ outlet: 'Nobody', outletId: null })
  })

  it.each([[{}, 'There is no text in “body”.'], [{ body: ' \n' }, 'There is no text in “body”.'], [{ body: 'a\u0001\u0002\u0003' }, /binary/], [{ toString: 'x' }, 'There is no text in “body”.']])('%j is refused in a sentence', (fields, message) => {
    expect(read(fields as Record<string, string>)).toEqual(typeof message === 'string' ? message : expect.stringMatching(message))
  })

  it('is compared by its own words', () => {
    const text = readItemText({ kind: 'row', fields: { body: 'A title\n\nWords of the article itself, 🙂 שלום.\n\nShare this on Facebook' } }, settings)
    expect(text.ok && comparedText(text.value.imported.canonical)).toContain('Words of the article itself, 🙂 שלום.')
  })
})

describe('what a lead chose for layers', () => {
  it('names no place that cannot be stored', () => {
    expect(layersChoiceSchema.safeParse({ ...nothingChosenYet, accepted: ['a 🙂'] }).success).toBe(true)
    expect(layersChoiceSchema.safeParse({ ...nothingChosenYet, accepted: ['a\u0000'] }).success).toBe(false)
  })
})
