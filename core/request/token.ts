import { z } from 'zod'
import { scopes } from '../token/scope'
import { lineField } from './field'
import { slugField } from './slug'

/** The longest that a token may be good for, in days. */
export const longestToken = 365

/** Makes a token for oneself. */
export const tokenSchema = z.strictObject({
  /** What it is for, in its owner's words. */
  name: lineField('A name', 80),
  scopes: z.array(z.enum(scopes, 'There is no such scope.'), 'Choose what the token is for.').min(1, 'Choose at least one thing that the token is for.').max(scopes.length).refine((given) => new Set(given).size === given.length, 'A scope stands twice.'),
  /** The short name of the one project it is good for; null for every project of its owner's. */
  project: slugField.nullable(),
  days: z.int('How long it is good for is a number of days.').min(1, 'A token is good for a day at least.').max(longestToken, `A token is good for ${longestToken} days at most.`),
})

export type TokenRequest = z.infer<typeof tokenSchema>
