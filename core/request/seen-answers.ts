import { z } from 'zod'
import { idField } from './field'

/** Says which answers to one's questions have been shown: by the ids of the messages, as many as one page shows at most. */
export const seenAnswersSchema = z.strictObject({ messages: z.array(idField).min(1, 'Name an answer.').max(1000, 'At most 1,000 answers at a time.') })

export type SeenAnswersRequest = z.infer<typeof seenAnswersSchema>
