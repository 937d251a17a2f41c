import { write } from '@/app/api/write'
import { sayRecognised as route } from '@/core/api/routes/work'
import { sayRecognised } from '@/data/recognition'

/** Says whether the asker had recognised the outlet while it was hidden. */
export const PUT = write(route, ({ asker, params, body }) => sayRecognised(asker, params['assignment']!, body))
