import { z } from 'zod'
import { choosingVerdicts, drawingVerdicts, proposals, verdicts } from '../decision/decision'
import { codePoint } from '../text/offset'
import { idField, proseField } from './field'

const offsetField = z.int().min(0).transform(codePoint)

/**
 * A verdict on one case. It names every annotation of the case at the version that was looked at,
 * and the decision it replaces, so that nobody decides on something they have not seen.
 */
export const decisionSchema = z
  .strictObject({
    /** UUIDv7, made by the client: sending it twice decides once. */
    id: idField,
    verdict: z.enum(verdicts, `A verdict is one of ${verdicts.join(', ')}.`),
    judged: z.array(z.strictObject({ id: idField, version: z.int().min(1) })).min(1, 'A verdict judges at least one annotation.').max(10_000),
    chosen: z.array(idField).max(10_000),
    /** What stands in the place of what was marked: for union, intersection, redraw and retag. */
    drawn: z.array(z.strictObject({
      tag: z.string().min(1).max(200),
      extent: z.array(z.strictObject({ start: offsetField, end: offsetField })).min(1).max(100),
      quotes: z.array(z.string().max(100_000)).min(1).max(100),
    })).max(100).default([]),
    clause: proseField('A clause', 300).default(''),
    proposal: z.enum(proposals, 'A verdict is proposed as an example or a nearMiss.').nullable().default(null),
    reason: proseField('A reason', 2000).refine((value) => value !== '', 'Say why: the annotators will want to know.'),
    replaces: idField.nullable(),
  })
  .superRefine((decision, context) => {
    const judged = new Set(decision.judged.map((one) => one.id))
    if (judged.size !== decision.judged.length) context.addIssue({ code: 'custom', path: ['judged'], message: 'An annotation is judged once.' })
    if (decision.chosen.some((id) => !judged.has(id))) context.addIssue({ code: 'custom', path: ['chosen'], message: 'Only annotations of this case can be chosen.' })
    const choosing = choosingVerdicts.includes(decision.verdict)
    const drawing = drawingVerdicts.includes(decision.verdict)
    if (drawing !== decision.drawn.length > 0)
      context.addIssue({ code: 'custom', path: ['drawn'], message: drawing ? 'Say what stands in their place.' : 'This verdict draws nothing anew.' })
    if (choosing !== decision.chosen.length > 0)
      context.addIssue({ code: 'custom', path: ['chosen'], message: choosing ? 'Say which annotations.' : 'This verdict is about the whole case.' })
  })

/** Takes a decision back: the case is open again, and the decision stays in the history. */
export const withdrawalSchema = z.strictObject({ id: idField, reason: proseField('A reason', 2000) })

export type DecisionRequest = z.infer<typeof decisionSchema>
/** What is sent: fields with a default may be missing. */
export type DecisionInput = z.input<typeof decisionSchema>
export type WithdrawalRequest = z.infer<typeof withdrawalSchema>
