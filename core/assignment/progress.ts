import type { AssignmentState } from './assignment'

/** How far a set of assignments is, by state. */
export type Progress = Readonly<Record<AssignmentState, number>> & { readonly total: number }

/** Counts assignments by state. */
export function progressOf(assignments: Iterable<{ readonly state: AssignmentState }>): Progress {
  const counts = { assigned: 0, inProgress: 0, submitted: 0, reopened: 0, total: 0 }
  for (const { state } of assignments) {
    counts[state]++
    counts.total++
  }
  return counts
}

/** Progress in words for a table: “2 of 3 submitted, 1 in progress”; “not assigned” where there is nothing. */
export function writeProgress(progress: Progress): string {
  if (progress.total === 0) return 'not assigned'
  const rest = [progress.reopened && `${progress.reopened} sent back`, progress.inProgress && `${progress.inProgress} in progress`].filter(Boolean)
  return [`${progress.submitted} of ${progress.total} submitted`, ...rest].join(', ')
}
