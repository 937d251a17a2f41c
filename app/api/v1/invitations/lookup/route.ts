import { writeSignedOut } from '@/app/api/write'
import { lookUpInvitation as route } from '@/core/api/routes/work'
import { findInvitation } from '@/data/invitation'

/** What a one-time link invites to. A POST, so that the token stands in no address and no log. */
export const POST = writeSignedOut(route, ({ body }) => findInvitation(body.token))
