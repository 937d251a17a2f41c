import { describe, expect, it, vi } from 'vitest'
import { docxOf, paragraph } from './testing/docx'
import { measure, times } from './testing/measured'
import { assemble, pdfOf, setPage } from './testing/pdf'
import { readAll, tell } from './testing/read-all'
import { directoryEntries, zipOf } from './testing/zip'

// Large files take their time on a busy machine; what is tested is what comes of them, and how much memory.
vi.setConfig({ testTimeout: 120_000 })

const hundred = 100 * 1024 * 1024
const good = { path: 'z.csv', content: 'a\n1\n' }

/** Whatever it is, the process grows by no more than this. MiB; a thread that reads documents is half of it. */
const mostGrowth = 400

function* joined(...parts: Iterable<string>[]): Generator<string> {
  for (const part of parts) yield* part
}

describe('something very large', () => {
  it.each<[string, string, () => Iterable<string>, string[]]>([
    ['a line of 100 MiB in a .txt', 'a.txt', () => times(hundred, 'x'), ['refused: The file has more than 1 MiB, which is the limit for one of its kind.']],
    ['a line of 100 MiB in a .md', 'a.md', () => times(hundred, '*'), ['refused: The file has more than 1 MiB, which is the limit for one of its kind.']],
    ['a line of 100 MiB in a .html', 'a.html', () => times(hundred, '<'), ['refused: The file has more than 4 MiB, which is the limit for one of its kind.']],
    ['a line of 100 MiB in a .csv', 'a.csv', () => joined(['a,b\n1,2\n'], times(hundred, 'x'), ['\n3,4\n']), ['row 2: {"a":"1","b":"2"}', 'refused 3: A row has more than 4 MiB: a quotation mark may never close. The rows from here on were not read.']],
    ['a heading of 100 MiB', 'a.csv', () => times(hundred, 'x'), ['refused 1: A row has more than 4 MiB: a quotation mark may never close. The rows from here on were not read.']],
    ['100 MiB in quotation marks', 'a.tsv', () => joined(['a\tb\n1\t2\n"'], times(hundred / 2, 'x\n')), ['row 2: {"a":"1","b":"2"}', 'refused 3: A row has more than 4 MiB: a quotation mark may never close. The rows from here on were not read.']],
    ['a line of 100 MiB in a .jsonl', 'a.jsonl', () => joined(['{"a":1}\n{"a":"'], times(hundred, 'x'), ['"}\n{"a":2}']), ['row 1: {"a":"1"}', 'refused 2: The line has more than 4 MiB.', 'row 3: {"a":"2"}']],
    ['an element of 100 MiB in a .json', 'a.json', () => joined(['[{"a":1},\n{"a":"'], times(hundred, '\\"'), ['"},\n{"a":2}]']), ['row 1: {"a":"1"}', 'refused 2: The element has more than 4 MiB.', 'row 3: {"a":"2"}']],
    ['a million columns', 'a.csv', () => times(1_000_000, 'a,'), ['refused 1: The table has 1000001 columns; more than 1000 are not read.']],
    ['a million cells in a row', 'a.csv', () => joined(['a,b\n'], times(1_000_000, '1,'), ['\n1,2\n']), ['refused 2: The row has 1000001 cells, the heading has 2.', 'row 3: {"a":"1","b":"2"}']],
    ['a hundred thousand fields', 'a.jsonl', () => joined(['{'], Array.from({ length: 100_000 }, (_, index) => `"a${index}":1,`), ['"b":2}']), ['refused 1: The row has 100001 fields; more than 1000 are not read.']],
    ['lists a million deep', 'a.jsonl', () => joined(times(1_000_000, '['), ['\n{"a":1}']), ['refused 1: Lists and objects stand more than 32 deep within each other.', 'row 2: {"a":"1"}']],
    ['objects a hundred thousand deep in a list', 'a.json', () => joined(['[\n'], times(100_000, '{"a":'), ['1'], times(100_000, '}'), [',{"a":1}]']), ['refused 2: Lists and objects stand more than 32 deep within each other.', 'row 2: {"a":"1"}']],
  ])('%s', async (_, name, pieces, expected) => {
    const { told, grown } = await measure(name, pieces())
    expect(told).toEqual(expected)
    expect(grown).toBeLessThan(mostGrowth / 2)
  })

  it('is read where it is only long: a hundred thousand rows', async () => {
    const { told, entries, grown } = await measure('a.csv', joined(['a,b\n'], times(100_000, `${'word '.repeat(20)},2\n`)))
    expect(told[0]).toBe(`row 2: {"a":"${'word '.repeat(20)}","b":"2"}`)
    expect(entries).toBe(100_000)
    expect(grown).toBeLessThan(mostGrowth / 2)
  })
})

describe('a bomb', () => {
  const bomb = Buffer.alloc(64 * 1024 * 1024, `${'x'.repeat(400)}\n`)
  const ratio = 'The file becomes more than 100 times as large as it is in the archive: no article does.'
  it.each<[string, () => Promise<Buffer>, string[]]>([
    ['a text', () => zipOf([{ path: 'a.txt', content: bomb }, good]), ['refused: The file has more than 1 MiB, which is the limit for one of its kind.', 'row 2: {"a":"1"}']],
    ['a PDF file', () => zipOf([{ path: 'a.pdf', content: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(64 * 1024 * 1024, 'x')]) }, good]), [`refused: ${ratio}`, 'row 2: {"a":"1"}']],
    ['one whose header lies', async () => {
      const archive = await zipOf([{ path: 'a.pdf', content: Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(64 * 1024 * 1024, 'x')]) }, good])
      archive.writeUInt32LE(10, directoryEntries(archive)[0]! + 24)
      return archive
    }, [`refused: ${ratio}`, 'row 2: {"a":"1"}']],
  ])('in an archive: %s', async (_, archive, expected) => {
    const { told, grown } = await measure('a.zip', [await archive()])
    expect(told.slice(0, expected.length)).toEqual(expected)
    expect(grown).toBeLessThan(mostGrowth)
  })

  it('in an archive: a table is left after a while, and what stands after it is read', async () => {
    const told = (await readAll('a.zip', await zipOf([{ path: 'a.csv', content: bomb }, good]))).map(tell)
    expect(told[0]).toMatch(/^row 2: /)
    expect(told.length).toBeLessThan(120_000)
    expect(told.slice(-2)).toEqual([`refused: ${ratio}`, 'row 2: {"a":"1"}'])
  })

  it('in a .docx: a part, entities, elements in each other, parts with one name; and the next one is read', async () => {
    const { told, grown } = await measure('a.zip', [await zipOf([
      { path: 'a.docx', content: await docxOf('', [{ path: 'word/document.xml', content: bomb }]) },
      { path: 'b.docx', content: await docxOf('', [{ path: 'word/document.xml', content: '<?xml version="1.0"?>\n<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>\n<w>&b;</w>' }]) },
      { path: 'c.docx', content: await docxOf(`${'<w:ins>'.repeat(50_000)}${paragraph('x')}${'</w:ins>'.repeat(50_000)}`) },
      { path: 'd.docx', content: await docxOf('', [{ path: 'word/document.xml', content: 'x' }, { path: 'word/document.xml', content: 'y' }]) },
      { path: 'e.docx', content: await docxOf(paragraph('Words.')) },
    ])])
    expect(told).toEqual([
      `refused: ${ratio}`, 'refused: The part “word/document.xml” of the file declares entities, in its line 2: Word never does.',
      'refused: The parts of the file stand too deep within each other.', 'refused: The file has two parts called “word/document.xml”.', 'article: paragraph',
    ])
    expect(grown).toBeLessThan(mostGrowth)
  })

  it('in a page: elements in each other', async () => {
    const { told } = await measure('a.html', times(2000, '<div>'))
    expect(told).toEqual(['refused: Elements stand more than 500 deep within each other.'])
  })
})

describe('a file that is not what it should be', () => {
  it.each<[string, string, string | Uint8Array, string[]]>([
    ['`__proto__` as a column', 'a.csv', '__proto__,b\n1,2\n', ['refused 1: A column cannot be called “__proto__”.']],
    ['`__proto__` as a key', 'a.jsonl', '{"__proto__":{"polluted":1}}\n{"a":{"__proto__":1}}\n{"constructor":"x","toString":"y"}', ['refused 1: A field cannot be called “__proto__”.', 'refused 2: A field cannot be called “__proto__”.', 'row 3: {"constructor":"x","toString":"y"}']],
    ['two ways to one field', 'a.jsonl', '{"a.b":1,"a":{"b":2}}', ['refused 1: The row has two values for “a.b”.']],
    ['half a character in JSON', 'a.jsonl', '{"a":"x\\ud83d"}\n{"\\udc00":1}\n{"a":"\\ud83d\\ude00"}', ['refused 1: The field “a” has half a character (a lone surrogate).', 'refused 2: The name of the column “�” has a NUL or half a character (a lone surrogate).', 'row 3: {"a":"😀"}']],
    ['half a character in UTF-8', 'a.csv', Buffer.concat([Buffer.from('a\n1\n'), Buffer.from([0xed, 0xa0, 0x80])]), ['row 2: {"a":"1"}', 'refused 3: This file is not UTF-8: byte 5 belongs to no character. Save it as UTF-8, or say which encoding it has: on the page, under “The same for all of the file”.']],
    ['a NUL in a table', 'a.csv', 'a,b\n1,2\n3,\0\n5,6\n', ['row 2: {"a":"1","b":"2"}', 'refused 3: The field “b” has a NUL character. Texts have none.', 'row 4: {"a":"5","b":"6"}']],
    ['a NUL in JSON', 'a.json', '[{"a":"\\u0000"}]', ['refused 1: The field “a” has a NUL character. Texts have none.']],
    ['a NUL in a text', 'a.txt', 'one\ntwo\0', ['refused 2: There is a NUL character at line 2, character 4. Texts have none: is this a text file?']],
    ['a NUL in a page', 'a.html', '<p>one\n<p>two\0', ['refused 2: There is a NUL character at line 2, character 7. Texts have none: is this a text file?']],
    ['a text cut off in a character', 'a.txt', Buffer.from('one\n🕊️').subarray(0, 6), ['refused 2: This file is not UTF-8: byte 5 belongs to no character. Save it as UTF-8, or say which encoding it has: on the page, under “The same for all of the file”.']],
    ['a table cut off in a character', 'a.csv', Buffer.from('a\n🕊️').subarray(0, 4), ['refused 2: The file ends in the middle of a character: it is cut off.']],
    ['UTF-16 cut off in a character', 'a.csv', Buffer.from('\ufeffa\n1\n2', 'utf16le').subarray(0, 11), ['row 2: {"a":"1"}', 'refused 3: This file is not UTF-16 throughout: a character there is broken.']],
    ['UTF-16 without a mark', 'a.csv', Buffer.from('a\n1\n', 'utf16le'), ['refused 1: The name of the column “a�” has a NUL or half a character (a lone surrogate).']],
    ['a text in UTF-16 cut off', 'a.txt', Buffer.from('\ufeffwords', 'utf16le').subarray(0, 9), ['refused: The byte order mark says UTF-16, and the bytes are not: the file is cut off or damaged.']],
    ['a picture called .txt', 'a.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d]), ['refused: The file is called .txt, and it is a PNG picture.']],
    ['a picture called .html', 'a.html', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), ['refused: The file is called .html, and it is a JPEG picture.']],
    ['a page called .pdf', 'a.pdf', '<html>', ['refused: The file is called .pdf and is none: it does not begin as a PDF file does.']],
    ['an old document called .docx', 'a.docx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]), ['refused: The file is called .docx, and it is an older office document.']],
    ['an archive called .docx', 'a.docx', 'PK\u0003\u0004', ['refused: The archive is damaged or cut off: its directory, which stands at the end, cannot be read.']],
    ['a name without an ending', 'README', 'x', ['refused: Files of this kind are not read, only .txt, .md, .html, .docx, .pdf, .csv, .tsv, .jsonl, .json and .zip.']],
  ])('%s', async (_, name, content, expected) => {
    expect((await readAll(name, content)).map(tell)).toEqual(expected)
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined()
  })

  it('a text in UTF-16 is read, with nothing mapped', async () => {
    const [entry] = await readAll('a.txt', Buffer.from('\ufeffOne line, cafe\u0301 🕊️ שלום.', 'utf16le'))
    expect(entry).toMatchObject({ kind: 'article', imported: { canonical: { text: 'One line, cafe\u0301 🕊️ שלום.', map: [] } } })
  })

  it('rows have no prototype', async () => {
    const [entry] = await readAll('a.csv', 'a\n1\n')
    expect(entry?.kind === 'row' && Object.getPrototypeOf(entry.fields)).toBeNull()
  })

  it('a PDF file whose pages go round in a circle', async () => {
    const circle = assemble(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [2 0 R] /Count 3 >>'])
    const many = Buffer.from(pdfOf([setPage(['words'])]).toString('latin1').replace('/Count 1 ', '/Count 9999 '), 'latin1')
    expect([...(await readAll('a.pdf', circle)), ...(await readAll('b.pdf', many))].map(tell)).toEqual([expect.stringMatching(/^refused: The file/), expect.stringMatching(/^refused: The file has 9999 pages|^article/)])
  })
})
