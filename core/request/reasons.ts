import { z } from 'zod'
import { verdicts } from '../decision/decision'
import { lineField } from './field'

const listSchema = z.array(lineField('A reason', 200)).max(9, 'At most nine reasons: each has a digit for its key.')

/** The reasons that are offered for each verdict, in the order of their keys. An empty list offers none; one's own words always do. */
export const reasonListSchema = z
  .strictObject(Object.fromEntries(verdicts.map((verdict) => [verdict, listSchema])) as Record<(typeof verdicts)[number], typeof listSchema>)
  .superRefine((lists, context) => {
    for (const [verdict, list] of Object.entries(lists))
      if (new Set(list).size !== list.length) context.addIssue({ code: 'custom', path: [verdict], message: 'The same reason stands there twice.' })
  })
