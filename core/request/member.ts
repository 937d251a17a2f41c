import { z } from 'zod'
import { roleField } from './role'

/** Changes what a member is there for, or whether they may come in at all; at least one of the two. */
export const memberSchema = z
  .strictObject({
    role: roleField.optional(),
    disabled: z.boolean('Say whether the member is disabled with true or false.').optional(),
  })
  .refine((change) => change.role !== undefined || change.disabled !== undefined, 'Say what to change: the role, or whether the member is disabled.')

export type MemberRequest = z.infer<typeof memberSchema>
