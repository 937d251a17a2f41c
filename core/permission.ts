import type { AssignmentState } from './assignment/assignment'

/** What a member may be in a project. Scope is always one project. */
export const roles = ['lead', 'reviewer', 'annotator', 'viewer'] as const

export type Role = (typeof roles)[number]

/** Everything in a project that not every member may do. */
export const actions = [
  'articles.read', // any article; annotators read those assigned to them without it
  'articles.import',
  'articles.correct', // what is known of them; never their texts
  'outlets.edit',
  'codebook.publish',
  'members.read',
  'members.invite',
  'members.change',
  'assignments.manage',
  'cases.read',
  'cases.decide',
  'flags.answer',
  'agreement.read', // the figures; there is no closing yet after which a viewer would see them
  'names.read', // the names behind A, B, C
  'project.change',
  'project.export',
  'releases.read', // what is published; see mayReadReleases
  'releases.make',
] as const

export type Action = (typeof actions)[number]

/** The answer to “may I?”, with the reason the page shows when it is no. */
export type Permission = { readonly allowed: true } | { readonly allowed: false; readonly reason: string }

const yes: Permission = { allowed: true }
const no = (reason: string): Permission => ({ allowed: false, reason })

const lead: readonly Role[] = ['lead']

const granted: Readonly<Record<Action, readonly Role[]>> = {
  'articles.read': ['lead', 'reviewer', 'viewer'],
  'articles.import': lead,
  'articles.correct': lead,
  'outlets.edit': lead,
  'codebook.publish': lead,
  'members.read': lead,
  'members.invite': lead,
  'members.change': lead,
  'assignments.manage': lead,
  'cases.read': ['lead', 'reviewer'],
  'cases.decide': ['lead', 'reviewer'],
  'flags.answer': ['lead', 'reviewer'],
  'agreement.read': ['lead', 'reviewer'],
  'names.read': lead,
  'project.change': lead,
  'project.export': lead,
  'releases.read': ['lead', 'reviewer', 'viewer'],
  'releases.make': lead,
}

const sentences: Readonly<Record<Action, string>> = {
  'articles.read': 'You can read the articles that are assigned to you.',
  'articles.import': 'Only the lead brings in articles.',
  'articles.correct': 'Only the lead corrects what is known of an article.',
  'outlets.edit': 'Only the lead edits outlets.',
  'codebook.publish': 'Only the lead publishes a codebook.',
  'members.read': 'Only the lead sees who is in the team.',
  'members.invite': 'Only the lead invites people.',
  'members.change': 'Only the lead changes roles.',
  'assignments.manage': 'Only the lead assigns articles.',
  'cases.read': 'Disagreements are open to reviewers and the lead.',
  'cases.decide': 'Disagreements are decided by reviewers and the lead.',
  'flags.answer': 'Flagged passages are answered by reviewers and the lead.',
  'agreement.read': 'Figures of agreement are open to reviewers and the lead.',
  'names.read': 'Only the lead sees who is behind A, B, C.',
  'project.change': 'Only the lead changes the project.',
  'project.export': 'Only the lead exports the data of the whole team.',
  'releases.read': 'A release holds everybody’s work, so annotators do not see it.',
  'releases.make': 'Only the lead makes and publishes releases.',
}

/** Whether a member with this role may do this at all. Deny by default: what is not granted here is refused. */
export function may(role: Role, action: Action): Permission {
  return granted[action].includes(role) ? yes : no(sentences[action])
}

/** Whether the owner of an assignment may still change its annotations, and submit it. */
export function mayAnnotate(own: { role: Role; status: AssignmentState; withdrawn: boolean }): Permission {
  if (own.role === 'viewer') return no('You are a viewer in this project now, and viewers do not annotate. What you marked is kept.')
  if (own.withdrawn) return no('This article is no longer assigned to you. What you marked is kept.')
  if (own.status === 'submitted') return no('You have submitted this article, so your layer is locked. The lead can send it back to you.')
  return yes
}

/** How somebody stands to an article whose other layers they ask for. */
export interface Onlooker {
  readonly role: Role
  /** Their own assignment of that article, if they have one. */
  readonly own: AssignmentState | null
  /** The project's setting. */
  readonly peersVisible: 'never' | 'afterSubmit'
}

/**
 * Whether somebody may read the submitted layers of others on an article: isolation before
 * comparison. `data/visibility.ts` is the same rule as a query; a test holds the two together.
 */
export function mayReadOthers(onlooker: Onlooker): Permission {
  if (onlooker.role === 'lead') return yes
  if (onlooker.own !== null && onlooker.own !== 'submitted') return no('You see what others marked once you have submitted this article.')
  if (onlooker.role === 'reviewer') return yes
  if (onlooker.role === 'annotator') {
    if (onlooker.own === null) return no('You see what others marked only in articles that you annotated.')
    return onlooker.peersVisible === 'afterSubmit' ? yes : no('In this project annotators do not see each other’s work.')
  }
  return no('Viewers see published results, not single layers.')
}

/** A member, as far as it matters to whether they can be given articles. */
export interface Taker {
  readonly role: Role
  readonly disabled: boolean
  /** Came in with layers, a person or a machine: has no account. */
  readonly imported: boolean
}

/** Whether articles can be assigned to somebody. The reason is for the lead, and goes with their name. */
export function mayBeAssigned({ role, disabled, imported }: Taker): Permission {
  if (imported) return no('They came in with layers, and sign in nowhere.')
  if (disabled) return no('They are disabled, and would have to be let in again first.')
  if (role === 'viewer') return no('They are a viewer, and would need another role first.')
  return yes
}

/** Whether somebody may decide the cases of an article. */
export function mayDecide(judge: { role: Role; party: boolean; decideOwnCases: boolean }): Permission {
  const asMember = may(judge.role, 'cases.decide')
  if (!asMember.allowed) return asMember
  if (judge.party && !judge.decideOwnCases) return no('You annotated this article, so somebody else decides its cases.')
  return yes
}

/**
 * Whether somebody may see what is published. A release holds every annotator's layer, so whoever still reads an article of
 * the project sees none before they have submitted it; leads are on record when they look.
 */
export function mayReadReleases(reader: { role: Role; atWork: boolean }): Permission {
  const asMember = may(reader.role, 'releases.read')
  if (!asMember.allowed) return asMember
  if (reader.role === 'reviewer' && reader.atWork) return no('A release holds what others marked: you see it once you have submitted the articles that are assigned to you.')
  return yes
}
