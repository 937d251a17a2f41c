import { afterEach, describe, expect, it, vi } from 'vitest'
import { put } from '@/core/saving/test-world'
import { sendWrites } from './send-writes'

afterEach(() => vi.unstubAllGlobals())

describe('a batch that is not answered', () => {
  const answeredWith = (answer: () => Promise<Response>) => {
    vi.stubGlobal('fetch', answer)
    return sendWrites('x', [{ key: 'k', tab: 't', order: 1, attempted: true, write: put('a', 'e\u0301 👍 سلام') }])
  }

  it.each([[500, true], [502, true], [503, undefined], [429, undefined]])('with %i: it stumbled over it: %s', async (status, stumbled) => {
    const outcome = await answeredWith(async () => Response.json({ title: 'Failure', status }, { status }))
    expect(outcome).toMatchObject({ kind: 'unreachable' })
    expect('stumbled' in outcome ? outcome.stumbled : undefined).toBe(stumbled)
    expect(outcome).not.toHaveProperty('unanswered')
  })

  it('at all is not one that was stumbled over', async () => {
    expect(await answeredWith(async () => Promise.reject(new TypeError('network')))).toEqual({ kind: 'unreachable', unanswered: true, retryAfter: undefined })
  })
})
