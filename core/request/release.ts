import { z } from 'zod'
import { exportChoice } from '@/core/export/choice'
import { leadQuestions } from '@/core/release/questions'
import { lineField, proseField } from './field'

/** What a release is asked for with. */
export const releaseSchema = z.strictObject({
  name: lineField('The name', 200),
  note: proseField('The note', 5000),
  choices: z.array(exportChoice).min(1, 'Choose at least one format.').max(30),
})

export type ReleaseRequest = z.infer<typeof releaseSchema>

/** What the lead has answered of the datasheet; a question that is left out stays as it is. */
export const answersSchema = z.strictObject({ answers: z.record(z.string(), proseField('The answer', 5000)).refine((answers) => Object.keys(answers).every((key) => leadQuestions.some((one) => one.key === key)), 'There is no such question.') })

export const withdrawalSchema = z.strictObject({ reason: lineField('The reason', 1000) })
