import { writeSignedOut } from '@/app/api/write'
import { acceptanceSchema } from '@/core/request/acceptance'
import { acceptInvitation } from '@/data/invitation'

/** Takes up a one-time link. The password is then used to sign in as everybody does. */
export const POST = writeSignedOut({ schema: acceptanceSchema }, ({ body, host }) => acceptInvitation(body, host))
