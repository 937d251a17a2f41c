import { z } from 'zod'
import { writeSignedOut } from '@/app/api/write'
import { acceptanceSchema } from '@/core/request/acceptance'
import { findInvitation } from '@/data/invitation'

/** What a one-time link invites to. A POST, so that the token stands in no address and no log. */
export const POST = writeSignedOut({ schema: z.strictObject({ token: acceptanceSchema.shape.token }) }, ({ body }) => findInvitation(body.token))
