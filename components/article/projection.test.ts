import { getSchema } from '@tiptap/core'
import { EditorState } from '@tiptap/pm/state'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Block, type Mark, blockKinds } from '@/core/article/block'
import { codePoint, docPosition } from '@/core/text/offset'
import type { ReadableArticle } from './ArticleText'
import { extensions } from './extensions'
import { positionMap, project, textOf } from './projection'

const schema = getSchema([...extensions])

/** Articles of any kind of block, empty ones too, with marks that cross, nest and run over block ends. */
const articles: fc.Arbitrary<ReadableArticle> = fc
  .record({
    lines: fc.array(
      fc.record({ kind: fc.constantFrom(...blockKinds), text: fc.array(fc.constantFrom('a', ' ', '👩‍👧', 'e\u0301', 'مقال', '“', '\u00a0'), { maxLength: 8 }).map((parts) => parts.join('')) }),
      { maxLength: 8 },
    ),
    marks: fc.array(fc.record({ kind: fc.constantFrom('emphasis' as const, 'strong' as const, 'link' as const), from: fc.nat(60), length: fc.integer({ min: 1, max: 20 }) }), { maxLength: 6 }),
  })
  .map(({ lines, marks }) => {
    let at = 0
    const blocks = lines.map(({ kind, text }): Block => {
      const start = codePoint(at)
      at += [...text].length + 1
      return { kind, start, end: codePoint(at - 1) }
    })
    return {
      text: lines.map((line) => line.text).join('\n'),
      blocks,
      marks: marks.map(({ kind, from, length }): Mark => {
        const place = { start: codePoint(from), end: codePoint(from + length) }
        return kind === 'link' ? { kind, href: 'https://example.org/', ...place } : { kind, ...place }
      }),
      language: null,
    }
  })

describe('project', () => {
  it('loses and adds nothing: the text read back is the text', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const document = schema.nodeFromJSON(project(article))
        document.check()
        expect(textOf(document)).toBe(article.text)
      }),
    )
  })

  it('gives a document that refuses every change', () => {
    const article: ReadableArticle = {
      text: 'e\u0301 👍 سلام', language: 'fr', marks: [],
      blocks: [{ kind: 'paragraph', start: codePoint(0), end: codePoint(9) }],
    }
    const plugins = extensions.flatMap((extension) => (extension.name === 'readOnly' ? (extension.config.addProseMirrorPlugins as () => never[])() : []))
    const state = EditorState.create({ doc: schema.nodeFromJSON(project(article)), plugins })
    const after = state.applyTransaction(state.tr.insertText('x', 1)).state
    expect(textOf(after.doc)).toBe(article.text)
    expect(EditorState.create({ doc: state.doc }).applyTransaction(state.tr.insertText('x', 1)).state.doc.textContent).toContain('x')
  })
})

describe('positionMap', () => {
  it('is where the document has the words', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const document = schema.nodeFromJSON(project(article))
        const map = positionMap(article)
        document.descendants((node, at) => {
          if (node.type.name !== 'line') return true
          expect(map.toDocument(codePoint(node.attrs.start))).toBe(at + 1)
          expect(map.toDocument(codePoint(node.attrs.end))).toBe(at + 1 + node.content.size)
          return false
        })
        for (const block of article.blocks)
          for (let offset = block.start as number; offset <= block.end; offset++)
            expect(map.toText(map.toDocument(codePoint(offset)))).toBe(offset)
      }),
    )
  })

  it('never goes backwards, and knows every position', () => {
    fc.assert(
      fc.property(articles, (article) => {
        const size = schema.nodeFromJSON(project(article)).content.size
        const map = positionMap(article)
        let last = 0
        for (let at = 0; at <= size; at++) {
          const offset = map.toText(docPosition(at))
          expect(offset).toBeGreaterThanOrEqual(last)
          last = offset
        }
      }),
    )
  })
})
