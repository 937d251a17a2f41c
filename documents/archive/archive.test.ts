import { describe, expect, it, vi } from 'vitest'
import { docxOf, paragraph } from '../testing/docx'
import { newsPage } from '../testing/pages'
import { readAll, tell } from '../testing/read-all'
import { directoryEntries, replaced, zipOf } from '../testing/zip'

// A thread, and parsers, take their time to begin on a busy machine; what is tested is what comes of them.
vi.setConfig({ testTimeout: 60_000 })

const words = 'cafe\u0301 🕊️ שלום'
const good = { path: 'z.csv', content: `a\n${words}\n` }
const rest = `news.zip/z.csv: row 2: {"a":"${words}"}`
const read = async (archive: Uint8Array) => (await readAll('news.zip', archive)).map((entry) => `${entry.source.file}: ${tell(entry)}`)

describe('an archive', () => {
  it('is read file by file, by the names in it', async () =>
    expect(await read(await zipOf([
      { path: '2026/', content: '' }, { path: '2026/a.txt', content: `One line, ${words}.` }, { path: '2026/🕊️.html', content: newsPage }, { path: 'b.docx', content: await docxOf(paragraph('Words of Word.')) },
      { path: 'c.jsonl', content: '{"a":1}\n{"a":\n' }, { path: '.DS_Store', content: 'x' }, { path: '__MACOSX/2026/._a.txt', content: 'x' }, { path: '.git/config', content: 'x' }, { path: 'Thumbs.db', content: 'x' },
      { path: 'd.jpg', content: 'x' }, { path: 'inner.zip', content: await zipOf([good]) }, { path: 'empty.txt', content: '' }, good,
    ]))).toEqual([
      'news.zip/2026/a.txt: article: paragraph', expect.stringMatching(/^news\.zip\/2026\/🕊️\.html: article: .*title byline date/u), 'news.zip/b.docx: article: paragraph',
      'news.zip/c.jsonl: row 1: {"a":"1"}', 'news.zip/c.jsonl: refused 2: This is no JSON: Unexpected end of JSON input.',
      'news.zip/d.jpg: refused: Files of this kind are not read, only .txt, .md, .html, .docx, .pdf, .csv, .tsv, .jsonl, .json and .zip.',
      'news.zip/inner.zip: refused: An archive within an archive is not read.', 'news.zip/empty.txt: refused: The file is empty.', rest,
    ]))

  it('refuses what only describes a package, and takes what is called otherwise', async () =>
    expect(await read(await zipOf([{ path: 'release/NOTES.md', content: '# Notes' }, { path: 'DATASHEET.md', content: '# A sheet' }, { path: 'my notes.md', content: `One line, ${words}.` }, good]))).toEqual([
      expect.stringMatching(/^news\.zip\/release\/NOTES\.md: refused: By its name it describes/), expect.stringMatching(/DATASHEET\.md: refused: /), 'news.zip/my notes.md: article: paragraph', rest,
    ]))

  it('says when there is nothing in it', async () => expect(await read(await zipOf([{ path: '__MACOSX/a', content: 'x' }]))).toEqual(['news.zip: refused: There is nothing in the archive.']))
})

describe('a hostile archive', () => {
  const patched = async (files: Parameters<typeof zipOf>[0], patch: (archive: Buffer, entries: number[]) => void) => {
    const archive = await zipOf(files)
    patch(archive, directoryEntries(archive))
    return archive
  }
  it.each<[string, () => Promise<Buffer>, string[]]>([
    ['a path that leads out', async () => replaced(await zipOf([{ path: 'aa/aa/passwd.txt', content: 'words' }, good]), 'aa/aa/passwd.txt', '../../passwd.txt'), ['news.zip/../../passwd.txt: refused: The path of the file leads out of the archive.', rest]],
    ['a path that leads out with backslashes', async () => replaced(await zipOf([{ path: 'aa/aa/passwd.txt', content: 'words' }, good]), 'aa/aa/passwd.txt', '..\\..\\passwd.txt'), ['news.zip/../../passwd.txt: refused: The path of the file leads out of the archive.', rest]],
    ['an absolute path', async () => replaced(await zipOf([{ path: 'aetc/passwd.txt', content: 'words' }, good]), 'aetc/passwd.txt', '/etc/passwd.txt'), ['news.zip//etc/passwd.txt: refused: The path of the file leads out of the archive.', rest]],
    ['a drive', async () => replaced(await zipOf([{ path: 'ca/passwd.txt', content: 'words' }, good]), 'ca/passwd.txt', 'c:/passwd.txt'), ['news.zip/c:/passwd.txt: refused: The path of the file leads out of the archive.', rest]],
    ['a NUL in a path', async () => replaced(await zipOf([{ path: 'abcd.txt', content: 'words' }, good]), 'abcd.txt', 'ab\0d.txt'), ['news.zip/ab�d.txt: refused: The path of the file has control characters, or is too long.', rest]],
    ['a link', () => zipOf([{ path: 'a.txt', content: '/etc/passwd', mode: 0o120777 }, good]), ['news.zip/a.txt: refused: This is a link to another file, and links are not followed.', rest]],
    ['entries that overlap', () => patched([{ path: 'a.csv', content: 'a\n1\n' }, { path: 'b.csv', content: 'a\n2\n' }, good], (archive, [first, second]) => archive.copy(archive, second! + 42, first! + 42, first! + 46)),
      ['news.zip/a.csv: row 2: {"a":"1"}', 'news.zip/b.csv: refused: The file shares its bytes with another of the archive.', rest]],
    ['an entry that is encrypted', () => patched([{ path: 'a.txt', content: 'words' }, good], (archive, [first]) => archive.writeUInt16LE(archive.readUInt16LE(first! + 8) | 1, first! + 8)), ['news.zip/a.txt: refused: The file is encrypted.', rest]],
    ['a method that nobody knows', () => patched([{ path: 'a.txt', content: 'words' }, good], (archive, [first]) => archive.writeUInt16LE(14, first! + 10)), ['news.zip/a.txt: refused: The file is compressed in a way that is not known here: use Deflate.', rest]],
    ['a checksum that is another', () => patched([{ path: 'a.txt', content: 'words' }, good], (archive, [first]) => archive.writeUInt32LE(7, first! + 16)), ['news.zip/a.txt: refused: The file is damaged: its checksum is another.', rest]],
    ['a size that is too small', () => patched([{ path: 'a.txt', content: 'words' }, good], (archive, [first]) => archive.writeUInt32LE(2, first! + 24)), ['news.zip/a.txt: refused: The file is damaged: its checksum is another.', rest]],
    ['bytes that are not deflated', () => patched([{ path: 'a.txt', content: 'words '.repeat(100) }, good], (archive) => archive.fill(0xff, 35, 40)), ['news.zip/a.txt: refused: The file is damaged, or the archive is cut off.', rest]],
    ['a directory with more entries than it has', () => patched([good], (archive) => archive.writeUInt16LE(2, archive.length - 12)), [rest, 'news.zip: refused: The archive is damaged or cut off; what stands after this was not read.']],
    ['half of it', async () => (await zipOf([good])).subarray(0, 60), ['news.zip: refused: The archive is damaged or cut off: its directory, which stands at the end, cannot be read.']],
    ['another file', () => Promise.resolve(Buffer.from('%PDF-1.7')), ['news.zip: refused: The file is called .zip, and it is a PDF file.']],
    ['a .docx in it that is a PDF file', () => zipOf([{ path: 'a.docx', content: '%PDF-1.7' }, good]), ['news.zip/a.docx: refused: The file is called .docx, and it is a PDF file.', rest]],
  ])('with %s loses that file and no other', async (_, archive, expected) => expect(await read(await archive())).toEqual(expected))
})
