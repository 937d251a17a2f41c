import { z } from 'zod'
import { idField, proseField } from './field'

const wordsField = proseField('This', 5000).refine((text) => /[^\s\p{White_Space}\p{Cc}]/u.test(text), 'Write something first.')

/** What somebody who decides says about a case, or answers to an objection, under an id that the client made (UUIDv7). */
export const caseWordsSchema = z.strictObject({ id: idField, text: wordsField })

/** A remark on a case, which is named by any annotations of it. */
export const caseRemarkSchema = z.strictObject({
  id: idField,
  text: wordsField,
  about: z.array(idField).min(1, 'A remark is about at least one annotation.').max(10_000),
})

/** What an annotator says about a case of their own: a remark, the answer to a question, or an objection. */
export const ownCaseMessageSchema = z.strictObject({
  id: idField,
  kind: z.enum(['remark', 'answer', 'objection'], 'This is a remark, an answer or an objection.'),
  text: wordsField,
})

/** Whether the names behind A, B, C are shown to the lead who asks: of one article by its slug, or of all. */
export const namesSchema = z.strictObject({ article: z.string().min(1).max(200).nullable(), shown: z.boolean('Say whether the names are shown.') })

export type CaseWords = z.infer<typeof caseWordsSchema>
export type CaseRemark = z.infer<typeof caseRemarkSchema>
export type OwnCaseMessage = z.infer<typeof ownCaseMessageSchema>
export type NamesRequest = z.infer<typeof namesSchema>
