import { expect, test } from 'vitest'
import { codebookSchema } from './codebook'
import media from './media-framing-v1.json'
import { type TakenPassage, passagesProposed, withTaken } from './proposal'

const judged = [
  { annotationId: 'a', tag: 'labelling', quote: 'the שלום regime' },
  { annotationId: 'b', tag: 'distancing', quote: 'the שלום regime' },
  { annotationId: 'c', tag: 'distancing', quote: 'the שלום regime' },
]
const drawn = [{ tag: 'threat_framing', extent: [], quotes: ['cafe\u0301', '🛩️'] }]

test.each([
  ['an example of what is accepted', 'accept', ['a'], [], 'example', 'labelling', 'the שלום regime'],
  ['a near miss beside what is accepted', 'accept', ['a'], [], 'nearMiss', 'distancing', 'the שלום regime'],
  ['a near miss that is rejected', 'reject', ['b'], [], 'nearMiss', 'distancing', 'the שלום regime'],
  ['an example that is left when another is rejected', 'reject', ['b', 'c'], [], 'example', 'labelling', 'the שלום regime'],
  ['a near miss where there is nothing', 'nothingHere', [], [], 'nearMiss', 'labelling', 'the שלום regime'],
  ['an example that was drawn', 'retag', ['a'], drawn, 'example', 'threat_framing', 'cafe\u0301 … 🛩️'],
] as const)('%s', (_, verdict, chosen, given, proposal, tag, quote) => {
  const passages = passagesProposed({ verdict, chosen: [...chosen], drawn: [...given] }, proposal, judged)
  expect(passages[0]).toEqual({ tag, quote, number: 0 })
  expect(passages.map(({ number }) => number)).toEqual([...passages.keys()])
  expect(passages).toHaveLength(2 + given.length)
})

test('what is taken stands in the codebook, the latest of one place, and nothing else changes', () => {
  const codebook = codebookSchema.parse(media)
  const taken: TakenPassage[] = [
    { tag: 'labelling', as: 'example', quote: 'second 🛩️', note: '', at: '2' },
    { tag: 'labelling', as: 'example', quote: 'first', note: 'why', at: '1' },
    { tag: 'labelling', as: 'nearMiss', quote: 'שלום', note: 'nobody is named', at: '1' },
    { tag: 'there_is_none', as: 'example', quote: 'x', note: '', at: '1' },
  ]
  const next = withTaken(codebook, taken)
  expect(codebookSchema.safeParse(next).success).toBe(true)
  expect(next.tags.find(({ key }) => key === 'labelling')).toMatchObject({ example: { quote: 'second 🛩️' }, nearMiss: { quote: 'שלום', note: 'nobody is named' } })
  expect(next.tags.filter(({ key }) => key !== 'labelling')).toEqual(codebook.tags.filter(({ key }) => key !== 'labelling'))
  expect(withTaken(codebook, [])).toEqual(codebook)
})
