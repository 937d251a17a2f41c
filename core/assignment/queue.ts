import type { AssignmentState } from './assignment'

/** The annotator's own articles, sorted by what is to be done with them. Each stands in one place only. */
export interface Queue<Row> {
  /** What to go on with: something begun, else something sent back, else the first that waits. */
  readonly next: Row | undefined
  readonly sentBack: readonly Row[]
  readonly inProgress: readonly Row[]
  readonly waiting: readonly Row[]
  readonly submitted: readonly Row[]
}

/** Sorts assignments into a queue; the order that they come in is kept within each part. */
export function planQueue<Row extends { readonly state: AssignmentState }>(rows: readonly Row[]): Queue<Row> {
  const within = (state: AssignmentState) => rows.filter((row) => row.state === state)
  const next = within('inProgress')[0] ?? within('reopened')[0] ?? within('assigned')[0]
  const rest = (state: AssignmentState) => within(state).filter((row) => row !== next)
  return { next, sentBack: rest('reopened'), inProgress: rest('inProgress'), waiting: rest('assigned'), submitted: within('submitted') }
}
