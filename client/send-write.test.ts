import { describe, expect, it } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { fail, ok } from '@/core/result'
import { outcomeOf } from './send-write'

const annotation = { id: '1', note: '🙂 cafe\u0301 שלום' } as Annotation

describe('what an answer means for the outbox', () => {
  it.each([
    ['stored', ok({ annotation }), { kind: 'stored', annotation }],
    ['signed out', fail('unauthenticated', 'x'), { kind: 'signedOut' }],
    ['unreachable', fail('unavailable', 'x'), { kind: 'unreachable', retryAfter: undefined }],
    ['to be sent later', fail('tooMany', 'x', { details: { seconds: 7 } }), { kind: 'unreachable', retryAfter: 7 }],
    ['a conflict', fail('conflict', 'x', { details: { current: annotation } }), { kind: 'conflict', current: annotation }],
    ['refused', fail('refused', 'x'), { kind: 'refused', problem: { code: 'refused', message: 'x' } }],
  ])('%s', (_, answer, outcome) => expect(outcomeOf(answer)).toMatchObject(outcome))

  it('is a refusal, and no reason to try for ever, where a conflict has nothing to choose from', () => {
    expect(outcomeOf(fail('conflict', 'This is used already.'))).toMatchObject({ kind: 'refused', problem: { message: 'This is used already.' } })
  })
})
