import { write } from '@/app/api/write'
import { flagMessageSchema } from '@/core/request/flag'
import { inProject } from '@/data/access'
import { answerFlag } from '@/data/flag'

/** Answers an annotator about a passage that they flagged. */
export const POST = write({ schema: flagMessageSchema, ids: ['annotation'] }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'flags.answer', (access) => answerFlag(access, params['annotation']!, body)))
