import { z } from 'zod'
import { emailField } from './email'
import { roleField } from './role'

/** Invites one person, by address, to one role. The link that comes back is good for that address only. */
export const invitationSchema = z.strictObject({ email: emailField, role: roleField })

export type InvitationRequest = z.infer<typeof invitationSchema>
