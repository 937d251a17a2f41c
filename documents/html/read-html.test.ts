import { describe, expect, it } from 'vitest'
import { offsetTable } from '@/core/text/offset-table'
import type { ImportedArticle } from '@/core/import/import-article'
import { checkCanonical } from '@/core/import/invariants'
import { newsPage } from '../testing/pages'
import { readHtml } from './read-html'

const read = (html: string): ImportedArticle => {
  const result = readHtml(new TextEncoder().encode(html))
  if (!result.ok) throw new Error(result.problem.message)
  expect(checkCanonical(html, result.value.canonical)).toEqual([])
  return result.value
}
const blocksOf = ({ canonical }: ImportedArticle) => canonical.blocks.map((block) => `${block.kind}: ${offsetTable(canonical.text).slice(block.start, block.end)}`)

describe('a page of an outlet', () => {
  const article = read(newsPage)
  it('becomes blocks', () => {
    expect(blocksOf(article)[4]).toBe('title: Doves 🕊️ over Bangui')
  })
})
