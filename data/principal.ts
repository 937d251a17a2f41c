import type { OutletVisibility } from '@/core/outlet/draw'
import type { Role } from '@/core/permission'

/** Who is asking: a signed-in, enabled user. */
export interface Principal {
  readonly userId: string
  readonly sessionId: string
  readonly name: string
  readonly email: string
  readonly mayCreateProjects: boolean
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
