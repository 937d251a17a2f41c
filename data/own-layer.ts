import type { AssignmentState } from '@/core/assignment/assignment'
import { type Permission, type Role, mayAnnotate } from '@/core/permission'

/** Whether a member may change their own layer, or submit it. Who was made a viewer keeps what they marked, and only reads it. */
export function mayWriteLayer(role: Role, assignment: { status: AssignmentState; withdrawn: boolean }): Permission {
  if (role === 'viewer') return { allowed: false, reason: 'You are a viewer in this project now, and viewers do not annotate. What you marked is kept.' }
  return mayAnnotate(assignment)
}
