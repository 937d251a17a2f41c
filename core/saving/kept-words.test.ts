import { expect, it } from 'vitest'
import { explainKept, keptLink } from './kept-words'

it.each([
  [0, 0, null, 'None of it is in a layer.'],
  [1, 0, '1 change that came too late', 'None of it is in a layer.'],
  [1200, 1, '1,200 changes that came too late', 'the rest is in no layer.'],
  [0, 1, 'Kept work', 'All of it has been stored since.'],
])('of %s that wait and %s stored since the lead is told %s and %s', (waiting, storedSince, link, explanation) => {
  expect(keptLink({ waiting, storedSince })).toBe(link)
  expect(explainKept({ waiting, storedSince })).toContain(explanation)
})
