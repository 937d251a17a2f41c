import { z } from 'zod'
import { idField, proseField } from './field'

/** One cell of the table of assignments: whether this annotator is to read this article. */
export const assignmentChangeSchema = z.strictObject({
  articleId: idField,
  userId: idField,
  assigned: z.boolean('Say whether the article is assigned with true or false.'),
})

/** Changes cells of the table, all or none of them. A cell that is as asked already stays as it is. */
export const assignmentsSchema = z.strictObject({
  assignments: z
    .array(assignmentChangeSchema)
    .min(1, 'Say at least one assignment.')
    .max(2000, 'At most 2,000 assignments are changed at once.')
    .refine(eachOnce, 'The same annotator and article stand here twice.'),
})

/** Gives a submitted article back to its annotator. The reason is shown to them, and kept. */
export const reopeningSchema = z.strictObject({
  reason: proseField('A reason', 500).refine((value) => value !== '', 'Say why: the annotator will read it.'),
})

export type AssignmentChange = z.infer<typeof assignmentChangeSchema>
export type AssignmentsRequest = z.infer<typeof assignmentsSchema>
export type ReopeningRequest = z.infer<typeof reopeningSchema>

function eachOnce(changes: readonly { articleId: string; userId: string }[]): boolean {
  return new Set(changes.map((change) => `${change.articleId} ${change.userId}`)).size === changes.length
}
