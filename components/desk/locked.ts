import type { ReactNode } from 'react'
import { writeDate } from '@/core/partial-date'
import type { AssignmentState } from '@/core/assignment/assignment'

/** What decides whether a layer can be changed. */
export interface Standing {
  readonly assignment: { readonly status: AssignmentState; readonly submittedAt?: string | null } | null
  /** Handed in a moment ago, on this page or beside it. */
  readonly submitted: boolean
  readonly readOnlyReason: ReactNode
  readonly writable: boolean
}

/** Why nothing can be marked, in a sentence for the reader; undefined when everything can. */
export function lockedBecause({ assignment, submitted, readOnlyReason, writable }: Standing): ReactNode {
  if (readOnlyReason) return readOnlyReason
  if (!assignment) return 'This article is not assigned to you, so you read it without marking it.'
  if (submitted) return 'Submitted; the layer is locked.'
  if (assignment.status === 'submitted') {
    const on = assignment.submittedAt ? ` on ${writeDate(assignment.submittedAt.slice(0, 10))}` : ''
    return `Submitted${on}; the layer is locked.`
  }
  return writable ? undefined : 'You read this layer without changing it.'
}
