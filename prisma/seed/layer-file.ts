import { z } from 'zod'

/**
 * The form of a reader's passages in `corpus/`: `expert-passages.json` is a bare list, the
 * illustrations say who wrote them and that they are illustrations.
 */

const polarities = { '-': 'negative', '0': 'neutral', '+': 'positive' } as const

const passage = z
  .object({
    id: z.string(),
    /** The file of the article. */
    doc: z.string(),
    quote: z.string().min(1).optional(),
    /** In place of `quote`: the fragments of a discontinuous passage, each the next one after the one before. */
    quotes: z.array(z.string().min(1)).min(2).optional(),
    /** Which of several places with the same words is meant, from 1. Of `quotes`, that of the first. */
    occurrence: z.int().min(1).default(1),
    /** Several tags on one passage become several annotations. */
    tags: z.array(z.string()).min(1),
    source: z.string().optional(),
    source_type: z.string().optional(),
    mode: z.string().optional(),
    /** An actor and how it comes off, such as `Russia/-`; `-/0` where there is no actor. */
    target_polarity: z
      .string()
      .regex(/^.+\/[-0+]$/u)
      .transform((value) => ({ target: value.slice(0, -2), polarity: polarities[value.at(-1) as keyof typeof polarities] }))
      .optional(),
    note: z.string().default(''),
  })
  .refine(({ quote, quotes }) => (quote === undefined) !== (quotes === undefined), 'a passage has either a quote or quotes')

const passages = z.array(passage).min(1)

export const layerFileSchema = z.union([
  passages.transform((list) => ({ annotator: null, note: null, passages: list })),
  z.object({ note: z.string(), annotator: z.string(), passages }),
])

/** A passage as it stands in the file, its defaults filled in. */
export type FilePassage = z.infer<typeof passage>
