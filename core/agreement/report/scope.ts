import type { AgreementInput } from './input'
import type { ReportScope } from './report'

/** All of a project. */
export const wholeProject: ReportScope = { codebook: null, from: null, until: null }

/** The part of a project that a scope names: one codebook version, layers submitted within some days. What is left of a place stays, however little. */
export function scoped(input: AgreementInput, { codebook, from, until }: ReportScope): AgreementInput {
  const places = input.places
    .filter((place) => codebook === null || place.codebook === codebook)
    .map((place) => ({ ...place, layers: place.layers.filter(({ submitted }) => (from === null || submitted >= from) && (until === null || submitted <= until)) }))
    .filter(({ layers }) => layers.length > 0)
  return { ...input, places }
}
