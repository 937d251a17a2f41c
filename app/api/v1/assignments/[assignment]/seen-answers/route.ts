import { write } from '@/app/api/write'
import { seeAnswers as route } from '@/core/api/routes/work'
import { seeAnswers } from '@/data/seen-answers'

/** Says which answers to the asker's questions they have been shown. */
export const PUT = write(route, ({ asker, params, body }) => seeAnswers(asker, params['assignment']!, body))
