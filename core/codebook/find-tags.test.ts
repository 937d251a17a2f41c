import { expect, it } from 'vitest'
import { codebookSchema, type Codebook } from './codebook'
import { findTags } from './find-tags'
import source from './media-framing-v1.json'

const codebook = codebookSchema.parse(source)
const names = (sought: string, book: Codebook = codebook) => findTags(book, sought).flatMap(({ tags }) => tags.map((tag) => tag.name))

it('finds every tag for nothing, under its group', () => {
  expect(names(' ')).toHaveLength(codebook.tags.length)
  expect(findTags(codebook, '')).toHaveLength(codebook.groups.length)
})

it('wants every word, wherever it stands', () => {
  expect(names('threat framing')).toContain('Threat framing')
  expect(names('Sourcing anonymous')).toContain('Vague source')
  expect(names('threat zebra')).toEqual([])
})

it('finds a tag by its letter', () => expect(names('x')).toContain('Denial or redefinition'))

it('leaves case and accents aside, and takes other scripts as they are', () => {
  const [first, ...rest] = codebook.tags
  const book = { ...codebook, tags: [{ ...first!, definition: 'Re\u0301sume\u0301 👩‍🔬 كتاب' }, ...rest] }
  for (const sought of ['RESUME', 'résumé', '👩‍🔬', 'كتاب']) expect(names(sought, book)).toContain(first!.name)
})
