import { z } from 'zod'
import { languageField, lineField, partialDateField, proseField } from './field'
import { maskTermField } from './masked-terms'

/** One fact about an outlet. Without a source it is an opinion, and refused. */
export const outletFactSchema = z
  .strictObject({
    text: proseField('A fact', 1000).refine((value) => value !== '', 'Say what is the case.'),
    source: lineField('A source', 300),
    from: partialDateField.optional(),
    to: partialDateField.optional(),
    reply: proseField('A reply', 1000).refine((value) => value !== '', 'Leave the reply out, or write it.').optional(),
  })
  .refine((fact) => !endsBeforeItBegins(fact.from, fact.to), { path: ['to'], message: 'A fact cannot end before it begins.' })

/** Puts an outlet as a whole: what is left out of the facts is gone from the card. */
export const outletSchema = z.strictObject({
  name: lineField('A name', 120),
  kind: lineField('A kind', 60),
  /** ISO 3166-1 alpha-2; `null` is unknown. */
  country: z.string().regex(/^[A-Z]{2}$/, 'A country is two capital letters, such as FR (ISO 3166-1).').nullable(),
  /** `null` is unknown. */
  language: languageField.nullable(),
  stateRelation: lineField('The relation to a state', 120),
  /** Other names it goes by. Where the outlet is hidden they are masked too. */
  aliases: z.array(maskTermField).max(100, 'An outlet has at most 100 other names.').default([]),
  facts: z.array(outletFactSchema).max(100, 'An outlet has at most 100 facts.'),
})

export type OutletRequest = z.infer<typeof outletSchema>

/** Compared as far as both are known, so that “2022” to “2022-02” is in order. */
function endsBeforeItBegins(from: string | undefined, to: string | undefined): boolean {
  if (!from || !to) return false
  const known = Math.min(from.length, to.length)
  return to.slice(0, known) < from.slice(0, known)
}
