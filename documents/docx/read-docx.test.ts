import { describe, expect, it, vi } from 'vitest'
import { blocksOf, marksOf, sound } from '../testing/blocks'
import { docxOf, paragraph } from '../testing/docx'
import { readDocx } from './read-docx'

// A thread, and parsers, take their time to begin on a busy machine; what is tested is what comes of them.
vi.setConfig({ testTimeout: 60_000 })

const body = [
  paragraph('Doves 🕊️ over Bangui', 'Title'), paragraph('By Zoe\u0308 Doe'), paragraph('26 October 2020'),
  `<w:p><w:r><w:t xml:space="preserve">A first paragraph has </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>bold</w:t></w:r><w:r><w:t xml:space="preserve"> words, </w:t></w:r><w:hyperlink r:id="rId2"><w:r><w:t>a link</w:t></w:r></w:hyperlink><w:r><w:t xml:space="preserve"> &amp; the word שלום, and it ends.</w:t></w:r></w:p>`,
  paragraph('What came after', 'Heading1'), paragraph('“We have seen it,” said one.', 'Quote'),
  '<w:p><w:del w:id="1"><w:r><w:delText>Never written. </w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>A paragraph that was put in.</w:t></w:r></w:ins></w:p>',
  `<w:tbl><w:tr><w:tc>${paragraph('one cell')}</w:tc><w:tc>${paragraph('another')}</w:tc></w:tr></w:tbl>`,
].join('')

describe('a .docx file', () => {
  it('is read by its styles', async () => {
    const article = sound(await readDocx(await docxOf(body)))
    expect(blocksOf(article)).toEqual([
      'title: Doves 🕊️ over Bangui', 'byline: By Zoe\u0308 Doe', 'date: 26 October 2020', 'paragraph: A first paragraph has bold words, a link & the word שלום, and it ends.',
      'heading: What came after', 'quote: “We have seen it,” said one.', 'paragraph: A paragraph that was put in.', 'paragraph: one cell', 'paragraph: another',
    ])
    expect(marksOf(article)).toEqual(['strong: bold', 'link: a link <https://example.org/a>'])
    expect(article).toMatchObject({ format: 'docx', title: 'Doves 🕊️ over Bangui', byline: 'Zoe\u0308 Doe', publishedAt: '2020-10-26', url: null, canonical: { map: [] } })
  })

  it.each<[string, () => Promise<Buffer>, string]>([
    ['no words', () => docxOf(''), 'There is no text in the file.'],
    ['no document', async () => (await import('../testing/zip')).zipOf([{ path: 'a.txt', content: 'x' }]), 'The file is called .docx, and has no text as Word writes it.'],
    ['broken XML', () => docxOf('', [{ path: 'word/document.xml', content: '<w:document' }]), 'The file is damaged: it is not as Word writes it.'],
  ])('is refused with %s', async (_, bytes, message) => {
    const read = async () => {
      const result = await readDocx(await bytes())
      return result.ok ? 'read' : result.problem.message
    }
    expect(await read().catch((error: Error) => error.message)).toBe(message)
  })
})
