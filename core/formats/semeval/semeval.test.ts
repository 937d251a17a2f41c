import { describe, expect, test } from 'vitest'
import { expectRoundTrips } from '../expect-round-trip'
import { readSemeval } from './read-semeval'
import { semevalTasks } from './tasks'
import { writeSemeval } from './write-semeval'

const read = (files: Parameters<typeof readSemeval>[0]) => readSemeval(files, { annotator: 'semeval' })

describe.each(semevalTasks)('SemEval %s', (task) => {
  test('comes back as it went out, or the note says what was lost', () => {
    expect(expectRoundTrips({ write: (articles) => writeSemeval(articles, task), read }, { machines: true })).toBeGreaterThan(0)
  })
})
