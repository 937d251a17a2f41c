import { z } from 'zod'
import { lineField } from './field'

/** A name or passage that is masked where the outlet is hidden. Without a letter or digit it would mask nothing but punctuation. */
export const maskTermField = lineField('A name', 300).refine((value) => /[\p{L}\p{N}]/u.test(value), 'A name has a letter or a digit in it.')

/** Puts the words that are masked in one article besides its outlets’ names: what is left out is masked no more. A correction may add every spelling of an outlet with many names. */
export const maskedTermsSchema = z.strictObject({
  terms: z.array(maskTermField).max(1000, 'An article has at most 1,000 of them.'),
  /** The version of the article’s details at which they were read. Where it is left out, they count whatever was changed since. */
  basedOn: z.int().min(1).max(1_000_000_000).optional(),
})

export type MaskedTermsRequest = z.infer<typeof maskedTermsSchema>
