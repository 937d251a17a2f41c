import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { canonicalToRaw } from '@/core/article/offset-map'
import { applyEdits } from '@/core/import/edit'
import { codePoint } from '@/core/text/offset'
import { blocksOf, marksOf, sound } from '../testing/blocks'
import { newsPage } from '../testing/pages'
import { readHtml } from './read-html'

// A thread, and parsers, take their time to begin on a busy machine; what is tested is what comes of them.
vi.setConfig({ testTimeout: 60_000 })

const bytes = (html: string) => new TextEncoder().encode(html)
const read = (html: string) => sound(readHtml(bytes(html)), html)
const body = (html: string) => blocksOf(read(`<meta charset=utf-8><body>${html}`))
const head = (tags: string) => {
  const { title, byline, publishedAt, url } = read(`<head>${tags}</head><body><p>Some words of a text.`)
  return { title, byline, publishedAt, url }
}

describe('a page of an outlet', () => {
  const article = read(newsPage)

  it('becomes blocks, what stands around the article as furniture', () =>
    expect(blocksOf(article)).toEqual([
      'furniture: Home', 'furniture: World', 'furniture: Sport', 'furniture: The Daily Example',
      'title: Doves 🕊️ over Bangui', 'byline: Zoe\u0308 Doe', 'date: 26 October 2020', 'caption: A dove at the market. Photo: Example',
      'paragraph: The first paragraph has bold words, a link to a cafe\u0301, one that leads nowhere, a line break, and the word שלום & more\u00a0of it <than> one needs; it goes on, with commas, for a while.',
      'paragraph: The second paragraph says, as paragraphs do, that something happened, to somebody, somewhere, and that others, who were there, saw it, or say so.',
      'heading: What came after',
      'quote: We have seen it, all of us, and we shall not forget it, said one, whose name is known to the editors, and to nobody else.',
      'listItem: The first of two things, which is longer than it need be', 'listItem: The second of them, which is longer still, as such things are',
      'paragraph: The third paragraph closes the article, as third paragraphs do, with a look at what may come, what may not, and what nobody knows yet,', 'paragraph: in two lines.',
      'furniture: Most read', 'furniture: Ten cats', 'furniture: Nine dogs', 'furniture: © The Daily Example',
    ]))

  it('keeps emphasis, and links to the web alone', () =>
    expect(marksOf(article)).toEqual(['emphasis: Photo: Example', 'strong: bold words', 'link: link to a cafe\u0301 <https://example.org/cafe>', 'emphasis: the word שלום']))

  it('says what its tags say, before and after a correction', () => {
    const said = { title: 'Doves 🕊️ over Bangui', byline: 'Zoe\u0308 Doe', publishedAt: '2020-10-26T12:04:05Z', url: 'https://example.org/2020/doves' }
    expect(article).toMatchObject({ format: 'html', ...said })
    const edited = applyEdits(article, [{ op: 'kind', block: 4, kind: 'furniture' }])
    expect(edited).toMatchObject({ ok: true, value: said })
  })

  it('maps every character that the file has as such', () => {
    const { text, map } = article.canonical
    const unmapped = [...text].map((character, at) => (canonicalToRaw(map, codePoint(at)) === undefined ? character : '')).join('')
    // What references stand for, and the line feeds between blocks.
    expect(unmapped.replace(/\n/g, '')).toBe('&\u00a0<>')
  })

  it('runs no script and loads nothing', () => expect(article.canonical.text).not.toMatch(/hacked/))
})

describe('structure', () => {
  it.each<[string, string, string[]]>([
    ['lines of a preformatted text', '<pre>\none\n  two\n</pre>', ['paragraph: one', 'paragraph: two']],
    ['lists within lists, quotations and cells', '<ul><li>one<ul><li>two</li></ul>three</ul><blockquote>four<p>five</blockquote><table><tr><th>six<td>seven</table>', [
      'listItem: one', 'listItem: two', 'listItem: three', 'quote: four', 'quote: five', 'paragraph: six', 'paragraph: seven',
    ]],
    ['text that is not shown', '<p>one<span hidden>two</span><i style="color: red; DISPLAY : none">three</i><script>four</script><template>five</template><noscript>six</noscript><button>seven</button>', ['paragraph: one']],
    ['marks over blocks', '<b>one<p>two</p></b>', ['paragraph: one', 'paragraph: two']],
    ['words in tables where none may be', '<table><tr><td>two</td></tr><div>three</div></table>', ['paragraph: three', 'paragraph: two']],
    ['references that need no semicolon', '<p>a &amp b &notit; c &copy2020 &#0; &#xD800; &#128330; &ngE; &unknown; &', ['paragraph: a & b ¬it; c ©2020 � � 🕊 ≧̸ &unknown; &']],
    ['CRLF and CR', '<p>one\r\ntwo\rthree<pre>\r\nfour\r\nfive</pre>', ['paragraph: one two three', 'paragraph: four', 'paragraph: five']],
  ])('%s', (_, html, expected) => expect(body(html)).toEqual(expected))
})

it('reads words that stand between the cells of a table, where the parser loses its places', () => {
  const article = read('<table>one<tr><td>two</td></tr>three<div>four</div></table> five')
  expect(article.canonical.text.split(/\s/).sort()).toEqual(['five', 'four', 'onethree', 'two'])
})

describe('what a page says of its article', () => {
  const nothing = { title: null, byline: null, publishedAt: null, url: null }
  it.each<[string, string, object]>([
    ['nothing', '<title>Example</title>', nothing],
    ['JSON-LD', `<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"שלום","author":[{"name":"A. Doe"},"B. Roe"],"datePublished":"2020-10-26"}]}</script>`,
      { ...nothing, title: 'שלום', byline: 'A. Doe, B. Roe', publishedAt: '2020-10-26' }],
    ['several articles in it', `<script type="application/ld+json">[{"@type":"NewsArticle","headline":"a"},{"@type":"NewsArticle","headline":"b"}]</script>`, nothing],
    ['broken JSON-LD', '<script type="application/ld+json">{</script>', nothing],
    ['dates that agree', '<meta name=date content="26 October 2020"><meta property="article:published_time" content="2020-10-26 23:30:00 -0500">', { ...nothing, publishedAt: '2020-10-27T04:30:00Z' }],
    ['dates that do not', '<meta name=date content="2020-10-26"><meta name=dc.date content="2019-10-26">', nothing],
    ['a time without a zone', '<meta name=date content="2020-10-26T15:04:05">', { ...nothing, publishedAt: '2020-10-26' }],
    ['a day that is none', '<meta name=date content="2020-02-31T15:04:05Z">', nothing],
    ['an address that is a front page', '<link rel=canonical href="https://example.org/"><meta property="og:url" content="https://example.org/a?b=1">', { ...nothing, url: 'https://example.org/a?b=1' }],
    ['an address that is none', '<link rel=canonical href="javascript:alert(1)"><meta property="og:url" content="/a">', nothing],
    ['an author that is a page, or the outlet', '<meta name=author content="https://example.org/doe"><meta property="og:site_name" content="Example"><meta property="dc.creator" content="Example">', nothing],
  ])('%s', (_, tags, expected) => expect(head(tags)).toEqual(expected))
})

describe('encodings', () => {
  const page = (declared: string) => Buffer.concat([Buffer.from(`<html><head>${declared}</head><body><p>`), Buffer.from([0x93, 0x63, 0x61, 0x66, 0xe9, 0x94]), Buffer.from(' and more words.')])
  it.each([['<meta charset="windows-1252">'], ['<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">']])('%s', (declared) => {
    const article = sound(readHtml(page(declared)))
    expect(blocksOf(article)).toEqual(['paragraph: “café” and more words.'])
    expect(article.canonical.map).toEqual([])
  })
  it('that are told, or not', () => {
    expect(blocksOf(sound(readHtml(page(''), 'windows-1252')))).toEqual(['paragraph: “café” and more words.'])
    expect(readHtml(page(''))).toMatchObject({ ok: false, problem: { details: { line: 1 }, message: expect.stringContaining('not UTF-8') as string } })
  })
  it('UTF-8 with a byte order mark, whatever is declared', () =>
    expect(blocksOf(read('\ufeff<meta charset=windows-1251><p>cafe\u0301 🕊️ שלום'))).toEqual(['paragraph: cafe\u0301 🕊️ שלום']))
})

it('loads nothing, whatever the page asks for', async () => {
  let asked = 0
  const server = createServer((_, answer) => {
    asked++
    answer.end('document.title = 1')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const article = read(`<base href="${origin}/"><link rel=stylesheet href=a.css><link rel=preload as=script href=a.js><script src=a.js></script><script type=module>import '${origin}/a.js'; document.body.append('ran')</script>
      <style>@import url(${origin}/b.css); body { background: url(${origin}/a.png) }</style><body onload="document.body.append('ran')"><p>Some words.<img src=a.png srcset="b.png 2x" onerror="document.body.append('ran')"><iframe src=a.html></iframe><object data=a.svg></object><video src=a.mp4 poster=a.jpg></video>
      <meta http-equiv=refresh content="0;url=${origin}/c">`)
    expect(blocksOf(article)).toEqual(['paragraph: Some words.'])
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(asked).toBe(0)
    // The control: it would have heard.
    await new Promise((resolve) => get(`${origin}/a.js`, resolve))
    expect(asked).toBe(1)
  } finally {
    server.close()
    server.closeAllConnections()
  }
})
