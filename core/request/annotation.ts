import { z } from 'zod'
import { longestAttribute, longestNote } from '../annotation/annotation'
import { longestPhrase } from '../annotation/origin'

/** The most that one annotation may hold. Far above what people write, far below what would hurt. */
const most = { fragments: 200, quote: 200_000, list: 50 } as const

const offset = z.int('An offset is a whole number of code points.').min(0).max(2_147_483_647)

/** NUL and lone surrogates cannot be stored, and would not be the words of any article. */
const storable = (value: string) => !/[\0\p{Cs}]/u.test(value)
const unstorable = 'This holds a character that cannot be stored: NUL, or half of a surrogate pair.'

const attributeValue = z.union([
  z.string().max(longestAttribute).refine(storable, unstorable),
  z.number(),
  z.boolean(),
  z.array(z.string().max(longestAttribute).refine(storable, unstorable)).max(most.list),
])

const origin = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('hand') }),
  z.strictObject({ by: z.literal('search'), phrase: z.string().trim().min(1, 'Nothing was searched for.').max(longestPhrase).refine(storable, unstorable) }),
])

/**
 * Puts an annotation as a whole, under an id that the client made (UUIDv7). `basedOn` is the
 * version it changes, 0 for a new one; `origin` is said by the first, and a later one may only repeat it. Offsets are code points of the canonical text, end exclusive.
 */
export const annotationSchema = z.strictObject({
  basedOn: z.int().min(0).max(1_000_000_000),
  tag: z.string().min(1).max(64),
  fragments: z
    .array(z.strictObject({ start: offset, end: offset }))
    .min(1, 'An annotation has at least one fragment.')
    .max(most.fragments, `An annotation has at most ${most.fragments} fragments.`),
  quotes: z.array(z.string().min(1).max(most.quote).refine(storable, unstorable)).min(1).max(most.fragments),
  note: z.string().max(longestNote, `A note has at most ${longestNote.toLocaleString('en')} characters.`).refine(storable, unstorable),
  attributes: z.record(z.string().regex(/^[a-z][a-z0-9_]{0,63}$/), attributeValue).refine((value) => Object.keys(value).length <= 60, 'At most 60 attributes.'),
  origin: origin.optional(),
})

/** Deletes an annotation, recoverably. */
export const annotationDeletionSchema = z.strictObject({ basedOn: z.int().min(1).max(1_000_000_000) })

export type AnnotationRequest = z.infer<typeof annotationSchema>
