import { describe, expect, test } from 'vitest'
import { testArticle } from '@/core/export/test-article'
import { labelledFromExport, namesInFormat } from './labelled-from-export'

const called = (slug: string) => ({ ...testArticle(), slug })

describe('in a format of SemEval', () => {
  test('an article that came in by its number has it again, and no two have one name', () => {
    const { article } = namesInFormat('semeval2020-tc')
    expect(['article-111', 'article111', 'article7', 'a-story', 'article-one'].map((slug) => article(called(slug)))).toEqual(['111', 'article111', '7', 'a-story', 'article-one'])
    expect(article(called('a-story'))).toBe('a-story-codebook-1.0-aaaaaaaa')
  })

  test('techniques are called as the codebook calls them, unless two would be one', () => {
    const names = namesInFormat('semeval2020-tc')
    const article = { ...testArticle(), tagNames: new Map([['x', 'Loaded_Language'], ['y', 'Exaggeration,Minimisation'], ['z', 'x']]) }
    const tags = labelledFromExport(article, '111', true, names.tag).layers.map(({ annotator, passages }) => [annotator, ...passages.map(({ tag }) => tag)])
    expect(tags[0]).toEqual([expect.any(String), 'Loaded_Language', 'Exaggeration,Minimisation', 'z', 'Loaded_Language'])
    expect(tags.at(-1)).toContain('Loaded_Language')
  })
})

test('in another format the address and the keys stay', () => {
  const names = namesInFormat('brat')
  const article = { ...called('article-111'), tagNames: new Map([['x', 'Loaded_Language']]) }
  expect([names.article(article), names.tag(article, 'x')]).toEqual(['article-111', 'x'])
})
