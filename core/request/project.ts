import { z } from 'zod'
import { outletVisibilities } from '../outlet/draw'
import { lineField } from './field'
import { slugField } from './slug'

/** What a lead settles for a whole project. */
export const projectSettingsSchema = z.strictObject({
  /** Whether annotators may see the others' work on an article, once they have submitted their own. */
  peersVisible: z.enum(['never', 'afterSubmit'], 'Choose whether annotators see each other’s work.'),
  /** Whether reviewers see the names behind A, B, C where a lead has them shown. Not, where nothing is said. */
  namesForReviewers: z.boolean('Choose whether reviewers see names.').default(false),
  /** Whether a reviewer may decide a case in which an annotation of theirs stands. */
  decideOwnCases: z.boolean('Choose whether reviewers decide cases of their own.'),
  /** Whether annotators see the outlet of an article before they submit it. Counts for assignments that are made from then on. */
  outletVisibility: z.enum(outletVisibilities, 'Choose whether annotators see the outlet.'),
})

/** Makes a project. */
export const projectSchema = z.strictObject({
  name: lineField('A name', 120),
  /** Stands in every address of the project, and never changes. */
  key: slugField,
  settings: projectSettingsSchema,
})

export type ProjectSettings = z.infer<typeof projectSettingsSchema>
/** What is sent: fields with a default may be missing. */
export type ProjectSettingsInput = z.input<typeof projectSettingsSchema>
export type ProjectRequest = z.infer<typeof projectSchema>
export type ProjectInput = z.input<typeof projectSchema>
