import { z } from 'zod'
import { annotationDeletionSchema, annotationSchema } from './annotation'
import { answerSchema, questionKeyField } from './answer'
import { idField } from './field'
import { flagMessageSchema } from './flag'

/** The most writes that one request may bring. */
const most = 100

/** Names one write for ever: what comes again under the same key is answered as before, and stored once. */
const key = idField

const putSchema = z.strictObject({ key, kind: z.literal('put'), id: idField, ...annotationSchema.shape })
const deletionSchema = z.strictObject({ key, kind: z.literal('delete'), id: idField, ...annotationDeletionSchema.shape })
const answerWriteSchema = z.strictObject({ key, kind: z.literal('answer'), id: questionKeyField, ...answerSchema.shape })
const messageSchema = z.strictObject({ key, kind: z.literal('message'), annotation: idField, ...flagMessageSchema.shape })

/** Writes to the annotations, the answers and the questions to a reviewer of one assignment, in the order in which they were made. */
export const writesSchema = z.strictObject({
  writes: z
    .array(z.discriminatedUnion('kind', [putSchema, deletionSchema, answerWriteSchema, messageSchema]))
    .min(1, 'There is nothing to write.')
    .max(most, `At most ${most} writes are taken at once.`)
    .refine((writes) => new Set(writes.map((one) => one.key.toLowerCase())).size === writes.length, 'Each write has a key of its own.'),
})

export type WritesRequest = z.infer<typeof writesSchema>
export type KeyedWrite = WritesRequest['writes'][number]
