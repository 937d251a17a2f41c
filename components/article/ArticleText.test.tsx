// @vitest-environment happy-dom
import { getSchema } from '@tiptap/core'
import { DOMSerializer } from '@tiptap/pm/model'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import type { Block, BlockKind, Mark } from '@/core/article/block'
import { codePoint } from '@/core/text/offset'
import { ArticleText, type ReadableArticle } from './ArticleText'
import { extensions } from './extensions'
import { project } from './projection'

function article(lines: [BlockKind, string][], marks: Mark[] = []): ReadableArticle {
  let at = 0
  const blocks = lines.map(([kind, text]): Block => {
    const start = codePoint(at)
    at += [...text].length + 1
    return { kind, start, end: codePoint(at - 1) }
  })
  return { text: lines.map(([, text]) => text).join('\n'), blocks, marks, language: 'en' }
}

const html = (given: ReadableArticle) => renderToStaticMarkup(<ArticleText article={given} />)
const at = (start: number, end: number) => ({ start: codePoint(start), end: codePoint(end) })

const sample = article(
  [['title', 'Žene 👩‍👧'], ['title', 'Second'], ['byline', 'سلام'], ['paragraph', 'one two three'], ['listItem', 'a'], ['listItem', 'b'], ['furniture', 'Share'], ['furniture', 'More'], ['footer', 'Legal'], ['quote', 'q']],
  [{ kind: 'link', href: 'https://example.org/', ...at(21, 28) }, { kind: 'emphasis', ...at(25, 28) }, { kind: 'link', href: 'javascript:alert(1)', ...at(29, 34) }],
)

describe('ArticleText', () => {
  it('writes every block with its offsets', () => {
    document.body.innerHTML = html(sample)
    const places = [...document.querySelectorAll<HTMLElement>('[data-start]')].map(({ dataset }) => [Number(dataset.start), Number(dataset.end)])
    expect(places).toEqual(sample.blocks.map((block) => [block.start, block.end]))
    expect(document.querySelectorAll('h1')).toHaveLength(1)
    expect(document.querySelectorAll('ul > li')).toHaveLength(2)
  })

  it('folds furniture away and says what it is', () => {
    document.body.innerHTML = html(sample)
    expect([...document.querySelectorAll('details > summary')].map((one) => one.textContent)).toEqual(['Page furniture, 2 lines', 'Footer of the page, 1 line'])
    expect(document.querySelector('details')?.hasAttribute('open')).toBe(false)
  })

  it('follows web addresses only, and keeps marks together', () => {
    document.body.innerHTML = html(sample)
    const links = [...document.querySelectorAll('a')]
    expect(links.map((link) => [link.getAttribute('href'), link.innerHTML])).toEqual([['https://example.org/', 'one <em>two</em>']])
  })

  it('never takes words for HTML', () => {
    expect(html(article([['paragraph', '<img src=x onerror=alert(1)> 👍 é سلام']]))).toContain('&lt;img src=x')
  })

  it('is what TipTap writes, element for element', () => {
    const schema = getSchema([...extensions])
    const holder = document.createElement('div')
    holder.append(DOMSerializer.fromSchema(schema).serializeFragment(schema.nodeFromJSON(project(sample)).content))
    const server = document.createElement('div')
    server.innerHTML = html(sample)
    expect(sorted(holder)).toEqual(sorted(server.firstElementChild!))
  })
})

/** Elements and words, whatever the order of attributes. */
function sorted(element: Element): unknown[] {
  return [...element.childNodes].map((node) =>
    node instanceof Element
      ? [node.tagName, Object.fromEntries([...node.attributes].map((one) => [one.name, one.value])), sorted(node)]
      : node.textContent)
}
