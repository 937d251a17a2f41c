import { z } from 'zod'

/** What a member of a project is there for, from the most to the least that they may do. */
export const roleKeys = ['lead', 'reviewer', 'annotator', 'viewer'] as const

export type RoleKey = (typeof roleKeys)[number]

export const roleField = z.enum(roleKeys, 'A role is lead, reviewer, annotator or viewer.')

/** A role as it is written for people, and what it is for in one line. */
export const roleWords: Readonly<Record<RoleKey, { readonly name: string; readonly purpose: string }>> = {
  lead: { name: 'Lead', purpose: 'brings in articles, invites people, assigns, publishes' },
  reviewer: { name: 'Reviewer', purpose: 'sees the disagreements and decides them' },
  annotator: { name: 'Annotator', purpose: 'reads and tags the articles assigned to them' },
  viewer: { name: 'Viewer', purpose: 'reads the articles, and no one’s work' },
}
