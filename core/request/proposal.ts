import { z } from 'zod'
import { idField, proseField } from './field'

const settlement = { id: idField, /** The settlement that was looked at; null for none. */ replaces: idField.nullable() }

/** What a lead makes of a proposal for the codebook. The id is made by the client: sending it twice settles once. */
export const proposalSettlementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ ...settlement, kind: z.literal('taken'), /** Which of the passages, as the proposal numbers them: the words are taken from the text, never from whoever asks. */ passage: z.int('Say which passage.').min(0).max(1_000_000), note: proseField('A note', 2000) }),
  z.strictObject({ ...settlement, kind: z.literal('setAside'), reason: proseField('A reason', 2000).refine((value) => value !== '', 'Say why: whoever proposed it will want to know.') }),
  z.strictObject({ ...settlement, kind: z.literal('reopened') }),
])

export type ProposalSettlementRequest = z.infer<typeof proposalSettlementSchema>
