import { z } from 'zod'
import { isStorable, unstorable } from './field'

const most = { text: 5_000, name: 500, list: 200 } as const

const text = (length: number) => z.string().max(length, `This has at most ${length.toLocaleString('en')} characters.`).refine(isStorable, unstorable)
const name = text(most.name)
const step = z.int().min(-1000).max(1000)

/**
 * Answers a question as a whole, on the version that it is based on (0 for the first answer). `null`
 * takes the answer back. Whether the value fits the question is checked against the codebook.
 */
export const answerSchema = z.strictObject({
  basedOn: z.int().min(0).max(1_000_000_000),
  value: z.union([
    z.null(),
    text(most.text),
    step,
    z.array(name).max(most.list),
    z.array(z.strictObject({ entity: name, value: step.nullable() })).max(most.list),
    z.strictObject({ entities: z.array(name).max(most.list), note: text(most.text) }),
    z.strictObject({ yes: z.boolean(), text: text(most.text) }),
  ], 'This is not the answer to any question.'),
})

export type AnswerRequest = z.infer<typeof answerSchema>

/** The key of a question, in an address. */
export const questionKeyField = z.string().regex(/^[a-z][a-z0-9_]{0,63}$/, 'This is not the key of a question.')
