import { z } from 'zod'

/** The body that submits a layer. */
export const submissionSchema = z.strictObject({
  /** How many writes what the submitter sees consists of (`countWrites`); without it, whatever stands is submitted. */
  writes: z.int().min(0).optional(),
})

export type SubmissionRequest = z.infer<typeof submissionSchema>
