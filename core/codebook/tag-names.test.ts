import { expect, it } from 'vitest'
import { codebookSchema } from './codebook'
import source from './media-framing-v1.json'
import { withTagNames } from './tag-names'

const { tags } = codebookSchema.parse(source)

it.each([
  ['intergovernmental bodies (use attributed_claim)', 'intergovernmental bodies (use ‘Attributed claim’)'],
  ['labelling is a word, other_key is nobody’s', 'labelling is a word, other_key is nobody’s'],
  ['👩‍🔬 e\u0301 vague_source كتاب', '👩‍🔬 e\u0301 ‘Vague source’ كتاب'],
])('writes %s as %s', (prose, words) => expect(withTagNames(prose, tags)).toBe(words))
