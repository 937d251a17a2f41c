import { write } from '@/app/api/write'
import { answerFlag as route } from '@/core/api/routes/review'
import { inProject } from '@/data/access'
import { answerFlag } from '@/data/flag'

/** Answers an annotator about a passage that they flagged. */
export const POST = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'flags.answer', (access) => answerFlag(access, params['annotation']!, body)))
