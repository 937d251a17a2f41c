import type { OutletVisibility } from '@/core/outlet/draw'
import type { Role } from '@/core/permission'

/** Who is asking: an enabled user, signed in, or by a token of theirs; then there is no session, and its id is empty. */
export interface Principal {
  readonly userId: string
  readonly sessionId: string
  readonly name: string
  readonly email: string
  readonly mayCreateProjects: boolean
  /** Where it is no session but a token that asks: which, and the one project it is good for, if it is not all. */
  readonly bearer?: { readonly tokenId: string; readonly projectId: string | null }
}

/** A member at work in one project: what every call of this folder that touches a project asks for. */
export interface Access {
  readonly principal: Principal
  readonly role: Role
  readonly project: {
    readonly id: string
    readonly slug: string
    readonly name: string
    readonly peersVisible: 'never' | 'afterSubmit'
    readonly decideOwnCases: boolean
    /** Whether reviewers see the names behind A, B, C where a lead has them shown. */
    readonly namesForReviewers: boolean
    /** Whether annotators see the outlet of what they are given from now on. */
    readonly outletVisibility: OutletVisibility
  }
}
