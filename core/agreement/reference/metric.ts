import type { z } from 'zod'
import type { Result } from '@/core/result'
import { fail, ok } from '@/core/result'
import type { Figure } from '../figure'

/**
 * A metric as a case file of reference values calls it: from unread parameters and input to a figure. An input
 * that does not have the form the metric asks for is a failure; one that has it, and for which the metric is not
 * defined or refuses to answer, is a `Figure` with the reason.
 */
export type Metric = (params: unknown, input: unknown) => Result<Figure>

/** Puts a computation behind the forms of its input and its parameters. */
export function metric<Input, Params>(input: z.ZodType<Input>, params: z.ZodType<Params>, compute: (input: Input, params: Params) => Figure): Metric {
  return (givenParams, givenInput) => {
    const readParams = params.safeParse(givenParams)
    if (!readParams.success) return fail('invalid', `The parameters are not of the form this metric takes: ${issueOf(readParams.error)}.`)
    const readInput = input.safeParse(givenInput)
    if (!readInput.success) return fail('invalid', `The input is not of the form this metric takes: ${issueOf(readInput.error)}.`)
    return ok(compute(readInput.data, readParams.data))
  }
}

function issueOf(error: z.ZodError): string {
  const [first] = error.issues
  return first === undefined ? 'unknown' : `${first.path.join('.') || 'the whole'}: ${first.message}`
}
