import { expect, test } from 'vitest'
import { articleLineSchema } from './article-line'
import { restoreArticle } from './restore-article'
import { testArticle } from './test-article'
import { articleLine } from './write-article-line'

test('a line that is read back is written again to the same bytes, its cases and gold computed afresh', () => {
  const line = JSON.stringify(articleLine(testArticle()))
  const restored = restoreArticle(articleLineSchema.parse(JSON.parse(line)))
  expect(JSON.stringify(articleLine(restored))).toBe(line)
})
