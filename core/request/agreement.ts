import { z } from 'zod'
import type { AgreementLook } from '../agreement/report/agreement-state'
import { readChoice, writeChoice } from '../agreement/report/choice'
import type { ReportScope } from '../agreement/report/report'
import { pieceKeys } from '../agreement/report/metric-key'
import { type Result, fail, ok } from '../result'

const day = z.iso.date('A day is written as 2026-11-02.')

/** Which part of a project figures are of; see `ReportScope`. */
export const scopeSchema = z.strictObject({
  codebook: z.int('A codebook version is a number.').min(1).max(1_000_000).nullable(),
  from: day.nullable(),
  until: day.nullable(),
})

/** Asks for figures, or cancels their computation; see `AgreementRequest`. */
export const agreementSchema = z.strictObject({
  scope: scopeSchema,
  pieces: z.array(z.enum(pieceKeys, 'There is no such figure.')).min(1, 'Name at least one figure.').max(pieceKeys.length),
})

/** Reads a scope from the query of an address; what is not said there is not limited. Fails with `invalid`. */
export function readScope(query: URLSearchParams): Result<ReportScope> {
  const word = (name: string) => query.get(name) || null
  const codebook = word('codebook')
  const parsed = scopeSchema.safeParse({ codebook: codebook === null ? null : Number(codebook), from: word('from'), until: word('until') })
  return parsed.success ? ok(parsed.data) : fail('invalid', parsed.error.issues[0]!.message, { field: parsed.error.issues[0]!.path.join('.') })
}

/** Reads how somebody looks again from the query of an address; undefined where they look for the first time. What it does not know it leaves out. */
export function readLook(query: URLSearchParams): AgreementLook | undefined {
  const known = query.get('known')
  const { metric, view } = readChoice(Object.fromEntries(query))
  return known !== null && /^[0-9a-f]{64}$/.test(known) ? { known, shown: { metric, view } } : undefined
}

/** A scope and a look as the query of an address. */
export function writeLook(scope: ReportScope, { known, shown }: AgreementLook): string {
  const query = writeChoice({ ...shown, scope, beside: null })
  return `${query}${query ? '&' : '?'}known=${known}`
}
