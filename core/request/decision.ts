import { z } from 'zod'
import { verdicts } from '../decision/decision'
import { idField, proseField } from './field'

/**
 * A verdict on one case. It names every annotation of the case at the version that was looked at,
 * and the decision it replaces, so that nobody decides on something they have not seen.
 */
export const decisionSchema = z
  .strictObject({
    /** UUIDv7, made by the client: sending it twice decides once. */
    id: idField,
    verdict: z.enum(verdicts, 'A verdict is accept, reject, nothingHere or bothDefensible.'),
    judged: z.array(z.strictObject({ id: idField, version: z.int().min(1) })).min(1, 'A verdict judges at least one annotation.').max(10_000),
    chosen: z.array(idField).max(10_000),
    reason: proseField('A reason', 2000).refine((value) => value !== '', 'Say why: the annotators will want to know.'),
    replaces: idField.nullable(),
  })
  .superRefine((decision, context) => {
    const judged = new Set(decision.judged.map((one) => one.id))
    if (judged.size !== decision.judged.length) context.addIssue({ code: 'custom', path: ['judged'], message: 'An annotation is judged once.' })
    if (decision.chosen.some((id) => !judged.has(id))) context.addIssue({ code: 'custom', path: ['chosen'], message: 'Only annotations of this case can be chosen.' })
    const choosing = decision.verdict === 'accept' || decision.verdict === 'reject'
    if (choosing !== decision.chosen.length > 0)
      context.addIssue({ code: 'custom', path: ['chosen'], message: choosing ? 'Say which annotations.' : 'This verdict is about the whole case.' })
  })

/** Takes a decision back: the case is open again, and the decision stays in the history. */
export const withdrawalSchema = z.strictObject({ id: idField, reason: proseField('A reason', 2000) })

export type DecisionRequest = z.infer<typeof decisionSchema>
export type WithdrawalRequest = z.infer<typeof withdrawalSchema>
