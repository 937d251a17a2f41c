import type { AgreementInput } from './input'
import type { ReportScope } from './report'

/** All of a project. */
export const wholeProject: ReportScope = { codebook: null, from: null, until: null }

/** The part of a project that a scope names: one codebook version, layers submitted within some days. What is left of a place stays, however little. */
export function scoped(input: AgreementInput, scope: ReportScope): AgreementInput {
  const places = input.places
    .filter((place) => scope.codebook === null || place.codebook === scope.codebook)
    .map((place) => ({ ...place, layers: place.layers.filter(({ submitted }) => isWithin(submitted, scope)) }))
    .filter(({ layers }) => layers.length > 0)
  return { ...input, places }
}

/** Of a day that nobody knows it is not said that it lies within others. */
function isWithin(day: string | null, { from, until }: ReportScope): boolean {
  if (day === null) return from === null && until === null
  return (from === null || day >= from) && (until === null || day <= until)
}
