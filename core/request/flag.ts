import { z } from 'zod'
import { idField, proseField } from './field'

/** What is asked or answered about a flagged passage, under an id that the client made (UUIDv7). */
export const flagMessageSchema = z.strictObject({
  id: idField,
  // PostgreSQL counts more as white space than a browser trims: the next line (U+0085), for one.
  text: proseField('This', 5000).refine((text) => /[^\s\p{White_Space}\p{Cc}]/u.test(text), 'Write something first.'),
})

export type FlagMessageRequest = z.infer<typeof flagMessageSchema>
