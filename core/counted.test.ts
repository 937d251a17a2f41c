import { expect, it } from 'vitest'
import { counted, many } from './counted'
import { packageNotes } from './export/package-notes'

it.each([
  [counted(0, 'article'), '0 articles'],
  [counted(1, 'article'), '1 article'],
  [counted(1304, 'article'), '1304 articles'],
  [many(1, 'story', 'stories'), '1 story'],
  [many(1304, 'story', 'stories'), '1,304 stories'],
  [counted(1, 'row was', 'rows were'), '1 row was'],
  [counted(2, 'row was', 'rows were'), '2 rows were'],
])('%s', (written, expected) => expect(written).toBe(expected))

it('the notes of a package with one of each say so', () => {
  const none = { articles: 0, annotations: 0 }
  const notes = packageNotes({
    choice: { format: 'jsonl', layers: ['annotators', 'gold'], texts: 'with' }, project: 'שלום 🙂', takenAt: '2026-01-01T00:00:00.000Z',
    counts: { articles: 1, layers: 1, annotations: 1, machineLayers: 1, machineAnnotations: 1 }, undecided: [{ slug: 'one', open: 1, cases: 1 }], reached: { train: none, validation: none, test: none }, lost: [],
  })
  expect(notes).toContain('1 article, 1 layer, 1 annotation of people. Layers of models are counted apart: 1, with 1 annotation.')
  expect(notes).toContain('1 case in 1 article is open')
  expect(notes).toContain('- one: 1 of 1 case open')
})
