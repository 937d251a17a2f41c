import { z } from 'zod'
import { roles, type Role } from '../permission'

/** The role as `core/permission` has it, under the name that requests and forms use. */
export type RoleKey = Role

export const roleField = z.enum(roles, 'A role is lead, reviewer, annotator or viewer.')

/** A role as it is written for people, and what it is for in one line. */
export const roleWords: Readonly<Record<RoleKey, { readonly name: string; readonly purpose: string }>> = {
  lead: { name: 'Lead', purpose: 'brings in articles, invites people, assigns, publishes' },
  reviewer: { name: 'Reviewer', purpose: 'sees the disagreements and decides them' },
  annotator: { name: 'Annotator', purpose: 'reads and tags the articles assigned to them' },
  viewer: { name: 'Viewer', purpose: 'reads the articles, and no one’s work' },
}
