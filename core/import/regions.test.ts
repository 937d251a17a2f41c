import { describe, expect, it, test } from 'vitest'
import { importArticle } from './import-article'
import { locateBlocks } from './locate-blocks'

const prose = 'The doves 🕊️ were seen over Bangui on Monday, the ministry of the café said, and שלום was heard in all of its streets.'
const more = 'A second paragraph goes on with what was said in the first one, and it comes to an end here, after some more words.'

const read = (raw: string, format: 'markdown' | 'text' = 'text') => {
  const imported = importArticle(raw, { format })
  if (!imported.ok) throw new Error(imported.problem.message)
  return { ...imported.value, blocks: locateBlocks(raw, imported.value.canonical) }
}
const kinds = (raw: string, format?: 'markdown' | 'text') => read(raw, format).blocks.map(({ kind }) => kind)

describe('titles', () => {
  it.each([
    ['a heading', `# Doves over Bangui\n\n${prose}`, 'markdown', 'Doves over Bangui'],
    ['a heading under the site’s name', `Daily Dove\n\n# Doves over Bangui\n\n${prose}`, 'markdown', 'Doves over Bangui'],
    ['a heading after prose is none', `${prose}\n\n# Background\n\n${more}`, 'markdown', null],
    ['a line above a date', `Doves over Bangui\n26 October 2020\n${prose}`, 'text', 'Doves over Bangui'],
    ['a line above a byline', `Doves over Bangui\nBy Jane Doe\n${prose}`, 'text', 'Doves over Bangui'],
    ['a short first line', `Doves over Bangui\n\n${prose}`, 'text', 'Doves over Bangui'],
    ['a question', `Why are there doves over Bangui?\n\n${prose}`, 'text', 'Why are there doves over Bangui?'],
    ['a repeated line', `Home page\nDoves fly over Bangui\nDoves fly over Bangui\n${prose}`, 'text', 'Doves fly over Bangui'],
    ['a sentence is none', `There were doves.\n\n${prose}`, 'text', null],
    ['prose alone has none', `${prose}\n\n${more}`, 'text', null],
    ['the cut beginning of a sentence is none', `The doves of\n\nthe city ${prose}`, 'text', null],
    ['a date is none', `26 October 2020\n\n${prose}`, 'text', null],
  ] as const)('%s', (_, raw, format, title) => expect(read(raw, format).title).toBe(title))
})

describe('the head', () => {
  it('has date and byline above or below the title', () => {
    expect(kinds(`26 October 2020\n\n# Doves\n\nBy Jane Doe\n\n${prose}`, 'markdown')).toEqual(['date', 'title', 'byline', 'paragraph'])
  })

  it('ends at the first paragraph', () =>
    expect(kinds(`# Doves\n\n26 October 2020\n\n${prose}\n\n26 October 2020\n\nBy Jane Doe\n\n${more}`, 'markdown')).toEqual(['title', 'date', 'paragraph', 'paragraph', 'paragraph', 'paragraph']))

  it.each([
    ['By Jane Doe', 'Jane Doe'], ['By Jane Doe and António Guterres, Reuters', 'Jane Doe and António Guterres, Reuters'], ['BY JANE DOE', 'JANE DOE'],
    ['Written by: Ludwig van Beethoven', 'Ludwig van Beethoven'], ['By J. R. Doe', 'J. R. Doe'], ['By שלום', 'שלום'],
  ])('%s is a byline', (line, byline) => expect(read(`# Doves\n\n${line}\n\n${prose}`, 'markdown').byline).toBe(byline))

  it.each([['By showing support for the doves, Russia has ignored them'], ['By Monday. Then it rained'], ['By and by the doves came']])('%s is none', (line) =>
    expect(read(`# Doves\n\n${line}\n\n${prose}`, 'markdown').byline).toBeNull())

  it.each([
    ['Doves in the rain. Jane Doe / AFP'], ['Doves in the rain. **Jane Doe**'], ['Photo: doves in the rain'], ['This photograph shows doves in the rain.'], ['![Doves in the rain](d.jpg)'],
  ])('%s is a caption, with a reason', (line) => {
    const { blocks } = read(`# Doves\n\n${line}\n\n${prose}`, 'markdown')
    expect(blocks.map(({ kind }) => kind)).toEqual(['title', 'caption', 'paragraph'])
    expect(blocks[1]!.reason).toBeTruthy()
  })

  it('has a standfirst in italics only before the body', () => {
    expect(kinds(`# Doves\n\n*${prose}*\n\n${more}`, 'markdown')).toEqual(['title', 'standfirst', 'paragraph'])
    expect(kinds(`# Doves\n\n${more}\n\n*${prose}*\n\n${more} Again.`, 'markdown')).toEqual(['title', 'paragraph', 'paragraph', 'paragraph'])
  })
})

describe('furniture and footers', () => {
  it.each([
    ['Related article: Doves'], ['***'], ['Read more: Doves'], ['Follow us on Twitter'], ['Share this'], ['Advertisement'], ['Theme: Birds'], ['Subscribe to our newsletter'],
  ])('%s is furniture between paragraphs', (line) => expect(kinds(`${prose}\n\n${line}\n\n${more}`)).toEqual(['paragraph', 'furniture', 'paragraph']))

  it.each([
    ['Related stories from the villagers were told.'], ['Copyright is what the dispute is about.'], ['Share prices fell on Monday.'], ['Comment on this was refused.'], ['Theme parks were closed.'],
  ])('%s is a paragraph', (line) => expect(kinds(`${prose}\n\n${line}\n\n${more}`)).toEqual(['paragraph', 'paragraph', 'paragraph']))

  it.each([['Copyright © Dove'], ['https://dove.example/1'], ['Disclaimer: no doves.'], ['All rights reserved']])('%s is a footer at the end', (line) =>
    expect(kinds(`${prose}\n\n${more}\n\n${line}`)).toEqual(['paragraph', 'paragraph', 'footer']))

  it('reads the address from a line that says it is one, and from no other', () => {
    expect(read(`${prose}\n\nOriginal url: https://dove.example/1`).url).toBe('https://dove.example/1')
    expect(read(`${prose}\n\n[Original article](https://dove.example/2)`, 'markdown').url).toBe('https://dove.example/2')
    expect(read(`${prose}\n\nhttps://dove.example/3`).url).toBeNull()
  })

  it('knows a note on the author at the end', () => {
    expect(kinds(`# Doves\n\nBy Jane Doe\n\n${prose}\n\n*Jane Doe keeps doves.*`, 'markdown').at(-1)).toBe('authorNote')
    expect(kinds(`# Doves\n\nBy Jane Doe\n\n${prose}\n\nJane Doe is a writer.`, 'markdown').at(-1)).toBe('authorNote')
  })

  it('leaves an article of nothing but furniture to the lead', () => expect(kinds('Theme: doves')).toEqual(['paragraph']))
})

describe('duplicates', () => {
  it('dims the copy in one block, wherever it stands', () => {
    expect(read(`${prose} ${more}\n${prose}\n${more}`).blocks.map(({ kind, reason }) => [kind, reason])).toEqual([
      ['furniture', 'the same words as lines 2 to 3'], ['paragraph', undefined], ['paragraph', undefined],
    ])
    expect(kinds(`${prose}\n${more}\n${prose} ${more}`)).toEqual(['paragraph', 'paragraph', 'furniture'])
  })

  it('dims the second of two equal blocks, and never both', () => {
    expect(kinds(`${prose}\n${more}\n${prose}\n${more}`)).toEqual(['paragraph', 'paragraph', 'furniture', 'furniture'])
    expect(kinds(`${prose} ${more}\n${prose}\n${more}\n${prose} ${more}`)).toEqual(['furniture', 'paragraph', 'paragraph', 'furniture'])
  })

  it('is exact to the character, and leaves short lines alone', () => {
    expect(kinds(`${prose} ${more}!\n${prose}\n${more}`)).toEqual(['paragraph', 'paragraph', 'paragraph'])
    expect(kinds(`${prose}\nNo.\n${more}\nNo.`)).toEqual(['paragraph', 'paragraph', 'paragraph', 'paragraph'])
  })
})

describe('joins', () => {
  const start = 'The doves 🕊️ of the café, which were seen over Bangui on Monday by all. They flew'
  it.each([
    ['two lower-case letters', `${start}\n\nover שלום.`, 1],
    ['accents, composed and combining', `${start} cafe\u0301\n\nétait.`, 1],
    ['Cyrillic', `${start} мир\n\nвам.`, 1],
    ['three in a row', `${start}\n\nand flew\n\nand flew.`, 1],
    ['no blank line', `${start}\nover.`, 2],
    ['a full stop', `${start}.\n\nover.`, 2],
    ['a capital', `${start}\n\nOver.`, 2],
    ['letters without case', `${start} שלום\n\nשלום.`, 2],
    ['an address on the left', `${start} to www.dove.example/a\n\nover.`, 2],
    ['an address on the right', `${start}\n\nhttps://dove.example and over.`, 2],
  ])('%s', (_, raw, count) => expect(read(raw).blocks).toHaveLength(count))

  it('leaves lists, headings and rules alone', () => {
    expect(read('- one\n\n- two', 'markdown').blocks).toHaveLength(2)
    expect(read(`${start}\n\n## and then\n\nit went on.`, 'markdown').blocks).toHaveLength(3)
    expect(read(`${start}\n\n---\n\nit went on.`, 'markdown').blocks).toHaveLength(2)
  })
})

test('a line of nothing but links, and a short line in bold', () =>
  expect(kinds(`${prose}\n\n[All about doves](#) | [Home](#)\n\n**What the doves did**\n\n${more}`, 'markdown')).toEqual(['paragraph', 'furniture', 'heading', 'paragraph']))
