import { expect, test } from 'vitest'
import { type Codebook, codebookSchema } from '@/core/codebook/codebook'
import media from '@/core/codebook/media-framing-v1.json'
import { tagsAndQuestions } from './from-codebooks'
import { wholeReport } from './metric-report'
import { testInput, testLayer, testPlace } from './test-input'

const codebook = codebookSchema.parse(media)
const slant = codebook.questions.find(({ type }) => type === 'scale')!
const genre = codebook.questions.find(({ key }) => key === 'genre')!

/** A version that asks for the slant by a choice of words. */
const before: Codebook = { ...codebook, questions: [{ ...genre, key: slant.key, name: slant.name }, genre] }

test('a question is taken as its own version asks it', () => {
  const { questions } = tagsAndQuestions([{ number: 3, codebook }, { number: 2, codebook }, { number: 1, codebook: before }])
  expect(questions.filter(({ key }) => key === slant.key)).toEqual([
    { key: slant.key, name: slant.name, level: 'ordinal', codebooks: [3, 2] },
    { key: slant.key, name: `${slant.name} (as asked up to codebook 1)`, level: 'nominal', codebooks: [1], row: `${slant.key}~nominal` },
  ])
  expect(questions.find(({ key }) => key === 'genre')!.codebooks).toEqual([3, 2, 1])
  const answered = (value: string | number) => ({ answers: new Map([[slant.key, value]]) })
  const place = (id: string, number: number, first: string | number, second: string | number) => testPlace(id, [testLayer('annotator-1', [], answered(first)), testLayer('annotator-2', [], answered(second))], { codebook: number })
  const input = { ...testInput([place('a', 1, 'left', 'left'), place('b', 1, 'right', 'right'), place('c', 2, 0, 1), place('d', 2, 1, 0), place('e', 2, 2, 2)]), questions: questions.filter(({ key }) => key === slant.key) }
  expect(wholeReport(input, 'answers-alpha').breakdowns[0]!.rows.map(({ key, figure, counts }) => [key, figure.kind === 'value' && figure.value === 1, counts.contributing])).toEqual([[slant.key, false, 3], [`${slant.key}~nominal`, true, 2]])
})
