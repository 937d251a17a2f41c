import { newsPage } from './pages'
import { documentXml, docxOf, paragraph } from './docx'
import { pdfOf, setPage } from './pdf'
import { zipOf } from './zip'

const words = 'cafe\u0301 🕊️ שלום'

/** Files as people bring them, to be changed at random: by the name that says how each is read. `document.xml` goes into a .docx file afterwards. */
export async function seeds(): Promise<ReadonlyMap<string, readonly Buffer[]>> {
  const text = `# ${words}\r\n\r\nBy Jane Doe\r\n\r\nA first paragraph, **bold** and [linked](https://example.org/), with ${words}.\r\n\r\n> quoted\r\n\r\n- one\r\n- two\r\n`
  const csv = `title,text,date\r\n"${words}","one\r\ntwo ""three""",2020-10-26\r\nx,y,z\r\n\r\n1,2,3\r\n`
  const lines = `{"title":"${words}","meta":{"tags":["a","b"],"id":12345678901234567890}}\n{"title":"\\ud83d\\ude00","text":null,"n":1.50}\n`
  const page = pdfOf([setPage(['A Heading', 'A first line of words that is long enough,', 'and a second one.']), setPage(['More words on another page.'])])
  const body = `${paragraph('A title', 'Title')}${paragraph(words)}<w:p><w:hyperlink r:id="rId2"><w:r><w:rPr><w:b/></w:rPr><w:t>linked</w:t></w:r></w:hyperlink></w:p><w:tbl><w:tr><w:tc>${paragraph('cell')}</w:tc></w:tr></w:tbl>${paragraph('quoted', 'Quote')}`
  return new Map<string, readonly Buffer[]>([
    ['a.txt', [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le')]],
    ['a.md', [Buffer.from(text)]],
    ['a.html', [Buffer.from(newsPage), Buffer.from(`<meta charset=windows-1251><table><tr><td>${words}<pre>\n a\n b</pre></table><script type="application/ld+json">{"@type":"NewsArticle","headline":"a"}</script>`)]],
    ['a.docx', [await docxOf(body)]],
    ['document.xml', [Buffer.from(documentXml(body))]],
    ['a.pdf', [page, pdfOf([setPage([`${words} in a font of codes`])], { unicode: true })]],
    ['a.csv', [Buffer.from(csv), Buffer.from(csv.replaceAll(',', ';')), Buffer.from(`\ufeff${csv}`, 'utf16le')]],
    ['a.tsv', [Buffer.from(csv.replaceAll(',', '\t'))]],
    ['a.jsonl', [Buffer.from(lines)]],
    ['a.json', [Buffer.from(`[\n${lines.trim().split('\n').join(',\n')}\n]`)]],
    ['a.zip', [
      await zipOf([{ path: 'a.csv', content: csv }, { path: `b/${words}.txt`, content: text }, { path: 'c.jsonl', content: lines }]),
      await zipOf([{ path: 'a.csv', content: csv, compress: false }, { path: 'b.md', content: text, compress: false }]),
    ]],
  ])
}
