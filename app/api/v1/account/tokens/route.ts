import { write } from '@/app/api/write'
import { issueToken } from '@/core/api/routes/own'
import { issueToken as issue } from '@/data/token'

/** Makes a token for the asker. Its text is in this answer and nowhere else. */
export const POST = write(issueToken, ({ asker, body }) => issue(asker, body))
