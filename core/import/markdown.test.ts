import { describe, expect, it, test } from 'vitest'
import { canonicalToRaw } from '@/core/article/offset-map'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { importArticle } from './import-article'
import { checkCanonical } from './invariants'

const read = (raw: string, format: 'markdown' | 'text' = 'markdown') => {
  const imported = importArticle(raw, { format })
  if (!imported.ok) throw new Error(imported.problem.message)
  expect(checkCanonical(raw, imported.value.canonical)).toEqual([])
  return imported.value.canonical
}

describe('the words of Markdown', () => {
  it.each([
    ['a link becomes its anchor text', '[Bangui 🕊️](http://a.cf "t") said', 'Bangui 🕊️ said'],
    ['emphasis marks go', '*é* **שלום** _a_ ***b***', 'é שלום a b'],
    ['heading marks go', '# One #\n\ntwo\n===', 'One\ntwo'],
    ['escapes are unescaped', '\\$10 \\*\\* 5\\\\6 \\a', '$10 ** 5\\6 \\a'],
    ['character references are characters', '&amp; &#x1F54A; &eacute; &amp;amp; &nope; &copy', '& 🕊 é &amp; &nope; &copy'],
    ['a soft line break is one space', 'one  two \n   three\r\nfour\rfive', 'one  two three four five'],
    ['a hard line break begins a block', 'one  \ntwo\\\nthree', 'one\ntwo\nthree'],
    ['a rule goes, and separates', 'one\n\n---\n\ntwo', 'one\ntwo'],
    ['quotations lose their marks', '> one\n> two\n>\n> Three\nfour', 'one two\nThree four'],
    ['bullets go, numbers stay', '- one\n- two\n\n1986. A hard year\n', 'one\ntwo\n1986. A hard year'],
    ['an empty number stays', 'In\n\n2022.\n', 'In\n2022.'],
    ['a number before nothing stays', '1. >\n\nIn\n\n1. 2. ---', '1. \nIn\n1. 2. '],
    ['nested lists', '1. a\n   1. b\n\n      c\n2. > d', '1. a\n1. b\nc\n2. d'],
    ['a picture becomes its description', '![A 🕊️ in Bangui](p.jpg) and ![](q.jpg)x', 'A 🕊️ in Bangui and x'],
    ['references find their definitions', 'See [this][1], [that].\n\n[1]: http://a.cf', 'See this, [that].\n[1]: http://a.cf'],
    ['HTML is text', '<b>one</b> <!-- two -->\n\n<div>\n*three*\n</div>', '<b>one</b> <!-- two -->\n<div> three </div>'],
    ['backticks and indents are the author’s', '``so\'\' `it`\n\n    four spaces', '``so\'\' `it`\nfour spaces'],
    ['a byte order mark is left out', '\ufeff# Title\n\n\ufeffinner', 'Title\n\ufeffinner'],
    ['other white space stays', 'a\u00a0b\u2028c\u200bd\u200de', 'a\u00a0b\u2028c\u200bd\u200de'],
    ['an address in angle brackets', '<https://a.cf/x>', 'https://a.cf/x'],
    ['a quoted > in a continued line', '> a\n>     > b', 'a\nb'],
  ])('%s', (_, raw, text) => expect(read(raw).text).toBe(text))

  it('keeps format marks apart from the text', () => {
    const { text, marks } = read('🕊️ [a **b** c](http://x.cf)  \n*d*')
    const slice = offsetTable(text).slice
    expect(marks.map((mark) => [mark.kind, slice(mark.start, mark.end)])).toEqual([['link', 'a b c'], ['strong', 'b'], ['emphasis', 'd']])
  })

  it('cuts a mark at a hard line break', () =>
    expect(read('**a  \nb**').marks).toEqual([{ kind: 'strong', start: 0, end: 1 }, { kind: 'strong', start: 2, end: 3 }]))

  it.each([
    ['[a](javascript:alert(1))'], ['[a](JAVA&#x73;cript:x)'], ['[a](java&#10;script:x)'], ['[a](data:text/html,x)'], ['[a](&#1;javascript:x)'],
  ])('%s is no link', (raw) => expect(read(raw).marks).toEqual([]))

  it.each([['https://a.cf/?x=1:2'], ['mailto:a@b.cf'], ['#'], ['/a/b']])('%s is a link', (href) =>
    expect(read(`[a](${href})`).marks).toEqual([{ kind: 'link', start: 0, end: 1, href }]))
})

test('every character of a marked-up text is found in the raw text, but for what was put in', () => {
  const raw = '# 🕊️ \\$1\r\n\r\n> *é* [שלום](#)\r\n> a &amp; b\r\n'
  const { text, map } = read(raw)
  const rawTable = offsetTable(raw)
  const unmapped = [...text].filter((character, index) => {
    const at = canonicalToRaw(map, codePoint(index))
    if (at === undefined) return true
    expect(rawTable.slice(at, codePoint(at + 1))).toBe(character)
    return false
  })
  expect(text).toBe('🕊️ $1\né שלום a & b')
  expect(unmapped).toEqual(['\n', ' ', '&'])
})

test('plain text keeps every character of a line', () => {
  const raw = '\ufeff  *not* \\$ emphasis \r\n\r\n \t\n# [x](y) 🕊️\r&amp; שלום'
  expect(read(raw, 'text').text).toBe('  *not* \\$ emphasis \n# [x](y) 🕊️\n&amp; שלום')
})

test('a long text is cut for the parser without a trace', () => {
  const part = '[one][ref] *two* 🕊️ three, and so on to the end of it.\n\n- é\n\n- שלום\n\n1. A number\n\n'
  const raw = `${part.repeat(400)}[ref]: http://a.cf`
  const { text, marks } = read(raw)
  expect(text).toBe(`${'one two 🕊️ three, and so on to the end of it.\né\nשלום\n1. A number\n'.repeat(400)}[ref]: http://a.cf`)
  expect(marks.filter(({ kind }) => kind === 'link')).toHaveLength(400)
})

test('a text without a blank line, or mostly of marks, is taken line by line', () => {
  expect(read(`${'*a* 🕊️\n'.repeat(12_000)}\nlast *word*`).text).toBe(`${'*a* 🕊️\n'.repeat(12_000)}last word`)
  expect(read('[*'.repeat(500)).text).toBe('[*'.repeat(500))
})

test('the format is told by what only Markdown has', () => {
  const formatOf = (raw: string) => {
    const imported = importArticle(raw)
    return imported.ok && imported.value.format
  }
  for (const raw of ['# Title\n\nText', 'A [link](x) here', 'Costs \\$5', '<https://a.cf>', '**Bold** words', '*All of it in italics.*']) expect(formatOf(raw)).toBe('markdown')
  for (const raw of ['- Bonjour', '> quoted', 'He said [sic] (again)', '2 * 3 * 4', '#tag', 'a_b_c', '[[[[', '12. a']) expect(formatOf(raw)).toBe('text')
})

test('marks without words are refused', () =>
  expect(importArticle('---\n\n![](x)', { format: 'markdown' })).toMatchObject({ ok: false, problem: { code: 'refused' } }))

test.each([
  ['under one another', 'a\n=\n'.repeat(8000)],
  ['with words between', 'some words\n---\n'.repeat(4000)],
  ['in quotations', '> a\n> =\n'.repeat(6000)],
  ['alone', '=\n'.repeat(30_000)],
])('thousands of underlines of headings %s are no headings: each would cost the parser all that it has read', (_, lines) => {
  const begun = performance.now()
  const { text, blocks } = read(`# Title\n\n**b** [a](https://b.c) 🕊️\n\n${lines}\n\nafter cafe\u0301 שלום\n=====\n\nend`)
  expect(text.startsWith('Title\nb a 🕊️\n')).toBe(true)
  expect(text.endsWith('\nafter cafe\u0301 שלום\nend')).toBe(true)
  expect(blocks.at(-2)).toMatchObject({ kind: 'heading' })
  // They took half a minute to two.
  expect(performance.now() - begun).toBeLessThan(8000)
}, 300_000)

test('a text with some headings that are underlined has them', () => {
  const { text } = read('One\n===\ntwo\n---\n'.repeat(20))
  expect(text).toBe('One\ntwo\n'.repeat(20).trimEnd())
})
