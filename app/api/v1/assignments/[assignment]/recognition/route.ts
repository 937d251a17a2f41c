import { write } from '@/app/api/write'
import { recognitionSchema } from '@/core/request/recognition'
import { sayRecognised } from '@/data/recognition'

/** Says whether the asker had recognised the outlet while it was hidden. */
export const PUT = write({ schema: recognitionSchema, ids: ['assignment'] }, ({ asker, params, body }) => sayRecognised(asker, params['assignment']!, body))
