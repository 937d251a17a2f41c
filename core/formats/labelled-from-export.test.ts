import { describe, expect, it } from 'vitest'
import { testArticle as articleOfTests } from '@/core/export/test-article'
import { labelledFromExport } from './labelled-from-export'

describe('the gold as a layer', () => {
  const testArticle = articleOfTests()
  const alone = testArticle.layers.filter(({ status, annotations }) => status === 'submitted' && annotations.length > 0).slice(0, 1)

  it('is not written where all cases wait for a verdict: it would say that nothing is there', () => {
    const { layers } = labelledFromExport({ ...testArticle, layers: alone, decisions: [] }, 'one', true)
    expect(alone).toHaveLength(1)
    expect(layers.map(({ annotator }) => annotator)).not.toContain('gold')
  })

  it('is written empty where annotators agree that there is nothing', () => {
    const layers = ['ana', 'ben'].map((annotator) => ({ ...alone[0]!, annotator, annotations: [] }))
    expect(labelledFromExport({ ...testArticle, layers, decisions: [] }, 'one', true).layers.at(-1)).toMatchObject({ annotator: 'gold', passages: [] })
  })
})
