import { expect, test } from 'vitest'
import { agreementSchema, readLook, readScope, writeLook } from './agreement'

const whole = { codebook: null, from: null, until: null }

test.each([
  ['', whole],
  ['?codebook=2&from=2026-11-02&until=2026-11-08', { codebook: 2, from: '2026-11-02', until: '2026-11-08' }],
])('the scope of “%s” is read and written', (query, scope) => {
  expect(readScope(new URLSearchParams(query))).toEqual({ ok: true, value: scope })
  const look = { known: 'a'.repeat(64), shown: { metric: 'gamma', view: 'pair' } } as const
  const written = new URLSearchParams(writeLook(scope, look))
  expect([readScope(written), readLook(written)]).toEqual([{ ok: true, value: scope }, look])
  expect(readLook(new URLSearchParams(query))).toBeUndefined()
})

test.each(['codebook=x', 'codebook=1.5', 'codebook=0', 'codebook=99999999999999999999', 'from=2026-02-30', 'until=today', 'from=2026-11-02T00:00:00Z'])('“%s” is no scope', (query) => {
  expect(readScope(new URLSearchParams(query))).toMatchObject({ ok: false, problem: { code: 'invalid', field: query.split('=')[0] } })
})

test.each([{ scope: whole, pieces: [] }, { scope: whole, pieces: ['kappa'] }, { scope: whole }, { pieces: ['gamma'] }, { scope: { ...whole, more: 1 }, pieces: ['gamma'] }])('%j is no request', (body) => {
  expect(agreementSchema.safeParse(body).success).toBe(false)
})
