import { z } from 'zod'
import { idField, proseField } from './field'

/** A rule for the many; see `Rule`. */
export const ruleSchema = z.strictObject({
  k: z.int().min(2, 'At least two have to agree.').max(1000).nullable(),
  tolerance: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('exact') }),
    z.strictObject({ kind: z.literal('words'), words: z.int().min(1).max(20) }),
    z.strictObject({ kind: z.literal('overlap'), share: z.number().min(0.1).max(1) }),
  ]),
})

/** Articles are worked through in parts: after which one this part begins. */
const after = proseField('An article', 200).nullable()

/** Asks what a rule would decide. */
export const rulePreviewSchema = z.strictObject({ rule: ruleSchema, after })

/** Applies a rule, part by part under the same id, which the client makes. */
export const ruleApplicationSchema = z.strictObject({ id: idField, rule: ruleSchema, after })

/** Takes back what a rule decided, part by part. */
export const ruleWithdrawalSchema = z.strictObject({ after })

export type RulePreviewRequest = z.infer<typeof rulePreviewSchema>
export type RuleApplicationRequest = z.infer<typeof ruleApplicationSchema>
