import type { Annotation } from './annotation'

/** One annotator's pass over one article: what they marked, apart from everybody else's work for ever. */
export interface Layer {
  readonly assignmentId: string
  /** How the annotator is called here: A, B, C to a reviewer, a name to a lead, a pseudonym in an export. */
  readonly annotator: string
  /** Without deleted annotations. */
  readonly annotations: readonly Annotation[]
}
