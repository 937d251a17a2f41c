import { z } from 'zod'

/**
 * A file of one reference value: a metric, its input, and what a right implementation gives. `expected: null`
 * means that the metric is undefined there, or has to refuse.
 */
export const caseFile = z.object({
  id: z.string(),
  metric: z.string(),
  params: z.unknown().optional().default({}),
  input: z.unknown(),
  expected: z.number().nullable(),
  /** The largest difference, to either side, that still counts as the same. */
  tolerance: z.number().nonnegative().default(1e-6),
})

export type CaseFile = z.infer<typeof caseFile>
