import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { readHistory as route } from '@/core/api/routes/work'
import { idField } from '@/core/request/field'
import { ok } from '@/core/result'
import { notFound } from '@/data/access'
import { readHistory } from '@/data/history'

/** Every version of an annotation of one's own, the newest first. */
export const GET = read(route, async ({ asker, params }) => {
  const { assignment, annotation } = params
  if (!idField.safeParse(assignment).success || !idField.safeParse(annotation).success) return answer(notFound)
  const history = await readHistory(asker, assignment!, annotation!)
  return answer(history.ok ? ok({ revisions: history.value }) : history)
})
