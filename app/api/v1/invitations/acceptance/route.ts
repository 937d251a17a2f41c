import { writeSignedOut } from '@/app/api/write'
import { acceptInvitation as route } from '@/core/api/routes/work'
import { acceptInvitation } from '@/data/invitation'

/** Takes up a one-time link. The password is then used to sign in as everybody does. */
export const POST = writeSignedOut(route, ({ body, host }) => acceptInvitation(body, host))
