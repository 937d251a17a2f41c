import { z } from 'zod'
import { emailField } from './email'
import { lineField } from './field'
import { passwordField } from './password'

/** Takes up an invitation: the token from the link, and the account that is to be made for its address. */
export const acceptanceSchema = z.strictObject({
  /** 32 random bytes in base64url, from the link. */
  token: z.string('The link is not complete.').regex(/^[A-Za-z0-9_-]{20,128}$/, 'The link is not complete. Open it again as it was sent to you.'),
  name: lineField('A name', 80),
  email: emailField,
  password: passwordField,
})

export type AcceptanceRequest = z.infer<typeof acceptanceSchema>
