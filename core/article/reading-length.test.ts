import { expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import type { Block } from './block'
import { annotatedWords, openingWords } from './reading-length'

const lines = ['Share this page', 'At the cafe\u0301 🛩️ שלום began', 'By Nobody', 'and ended there.']
const kinds = ['furniture', 'title', 'byline', 'paragraph'] as const
const text = lines.join('\n')
let at = 0
const blocks: Block[] = lines.map((line, index) => {
  const start = at
  at += [...line].length + 1
  return { kind: kinds[index]!, start: codePoint(start), end: codePoint(start + [...line].length) }
})

it('counts the words of the article itself', () => {
  expect(annotatedWords(text, blocks)).toBe(6 + 3)
})

it('opens with the article, not with what stood around it', () => {
  expect(openingWords(text, blocks)).toBe('At the cafe\u0301 🛩️ שלום began')
  expect(openingWords(text, blocks, 2)).toBe('At the')
  expect(openingWords('', [])).toBe('')
})
