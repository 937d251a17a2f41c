import { expect, it } from 'vitest'
import { codebookSchema } from '../codebook/codebook'
import media from '../codebook/media-framing-v1.json'
import { isFlag, isFlagged, waitsForAnswer } from './flag'

it('the default codebook has one flag', () => {
  expect(codebookSchema.parse(media).attributes.filter(isFlag).map(({ name }) => name)).toEqual(['Ask a reviewer'])
  expect(isFlag({ key: 'flag', type: 'text' })).toBe(false)
})

it.each([[{ flag: true }, true], [{ flag: false }, false], [{ flag: 'yes' }, false], [{}, false]])('%j is flagged: %s', (attributes, flagged) => expect(isFlagged({ attributes })).toBe(flagged))

it.each([[[], true], [['question'], true], [['question', 'answer'], false], [['question', 'answer', 'question'], true]] as const)('after %j somebody waits: %s', (kinds, waits) =>
  expect(waitsForAnswer(kinds.map((kind) => ({ kind })))).toBe(waits))
