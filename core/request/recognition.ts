import { z } from 'zod'
import { recognisedAnswers } from '../outlet/recognition'
import { idField, proseField } from './field'

/** Says whether the outlet had been recognised while it was hidden. Nothing that was said is overwritten: the last answer counts. */
export const recognitionSchema = z.strictObject({
  id: idField,
  recognised: z.enum(recognisedAnswers, 'Choose yes, no or unsure.'),
  outlet: proseField('The outlet you thought of', 200),
  noticed: proseField('What gave it away', 1000),
})

export type RecognitionRequest = z.infer<typeof recognitionSchema>
