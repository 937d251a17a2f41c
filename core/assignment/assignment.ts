import type { Recognised } from '../outlet/recognition'

/**
 * How far one annotator is with one article: not begun, begun, handed in, or handed in and given
 * back. An assignment is one annotator's pass over one article version under one codebook version.
 */
export const assignmentStates = ['assigned', 'inProgress', 'submitted', 'reopened'] as const

export type AssignmentState = (typeof assignmentStates)[number]

/** A state as it is written for people. */
export const assignmentStateNames: Readonly<Record<AssignmentState, string>> = {
  assigned: 'assigned',
  inProgress: 'in progress',
  submitted: 'submitted',
  reopened: 'sent back',
}

/** An assignment as a lead sees it in the table. */
export interface AssignmentCell {
  readonly id: string
  readonly state: AssignmentState
  /** How many passages the annotator has marked so far, deleted ones left out. */
  readonly passages: number
  /** Whether the outlet was hidden from the annotator when it was given out. */
  readonly outletHidden?: boolean
  readonly revealed?: boolean
  /** What the annotator said of having recognised the outlet. */
  readonly recognised?: { readonly answer: Recognised; readonly outlet: string; readonly noticed: string } | null
  /** The second pass, where one was asked for. */
  readonly second?: { readonly state: AssignmentState; readonly passages: number } | null
}
