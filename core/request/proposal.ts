import { z } from 'zod'
import { idField, proseField } from './field'

const settlement = { id: idField, /** The settlement that was looked at; null for none. */ replaces: idField.nullable() }

/** What a lead makes of a proposal for the codebook. The id is made by the client: sending it twice settles once. */
export const proposalSettlementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...settlement, kind: z.literal('taken'), tag: z.string().min(1).max(64), quote: proseField('The passage', 2000).refine((value) => value !== '', 'Say which passage.'), note: proseField('A note', 2000) }),
  z.strictObject({ ...settlement, kind: z.literal('setAside'), reason: proseField('A reason', 2000).refine((value) => value !== '', 'Say why: whoever proposed it will want to know.') }),
  z.strictObject({ ...settlement, kind: z.literal('reopened') }),
])

export type ProposalSettlementRequest = z.infer<typeof proposalSettlementSchema>
