import { z } from 'zod'
import { idField, proseField } from './field'

/** What is asked or answered about a flagged passage, under an id that the client made (UUIDv7). */
export const flagMessageSchema = z.strictObject({
  id: idField,
  text: proseField('This', 5000).refine((text) => text !== '', 'Write something first.'),
})

export type FlagMessageRequest = z.infer<typeof flagMessageSchema>
