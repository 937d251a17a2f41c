import { z } from 'zod'
import { answerVerdicts } from '../answer-review/answer-case'
import { answerSchema, questionKeyField } from './answer'
import { idField, proseField } from './field'

/** A verdict on the answers to one question about one article. It names every submitted layer with the version that was looked at, and the decision it replaces. */
export const answerDecisionSchema = z
  .strictObject({
    /** UUIDv7, made by the client: sending it twice decides once. */
    id: idField,
    question: questionKeyField,
    verdict: z.enum(answerVerdicts, `A verdict on answers is one of ${answerVerdicts.join(', ')}.`),
    value: answerSchema.shape.value,
    judged: z.array(z.strictObject({ assignmentId: idField, version: z.int().min(0).max(1_000_000_000) })).min(1, 'A verdict judges at least one layer.').max(10_000),
    reason: proseField('A reason', 2000).refine((value) => value !== '', 'Say why: the annotators will want to know.'),
    replaces: idField.nullable(),
  })
  .superRefine(({ verdict, value }, context) => {
    const names = verdict === 'accept' || verdict === 'another'
    if (names !== (value !== null)) context.addIssue({ code: 'custom', path: ['value'], message: names ? 'Say which answer.' : 'This verdict names no answer.' })
  })

/** Accepts what at least `k` answered alike, in a part of the articles: those after one. */
export const answerRuleSchema = z.strictObject({ id: idField, k: z.int().min(2).max(1000), after: proseField('An article', 200).nullable() })

export type AnswerDecisionRequest = z.infer<typeof answerDecisionSchema>
export type AnswerRuleRequest = z.infer<typeof answerRuleSchema>
