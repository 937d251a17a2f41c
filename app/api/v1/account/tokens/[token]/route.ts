import { write } from '@/app/api/write'
import { revokeToken } from '@/core/api/routes/own'
import { revokeToken as revoke } from '@/data/token'

/** Takes a token of the asker's own back. */
export const DELETE = write(revokeToken, ({ asker, params }) => revoke(asker, params['token']!))
