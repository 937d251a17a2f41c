import { write } from '@/app/api/write'
import { putAnswer as route } from '@/core/api/routes/work'
import { questionKeyField } from '@/core/request/answer'
import { ok } from '@/core/result'
import { notFound } from '@/data/access'
import { writeAnswer } from '@/data/answer'

/** Answers a question about the whole article, on the version it is based on. Repeating it changes nothing; a stale one gets 409 with the current one. */
export const PUT = write(route, async ({ asker, params, body }) => {
  const question = questionKeyField.safeParse(params['question'])
  if (!question.success) return notFound
  const written = await writeAnswer(asker, params['assignment']!, question.data, body)
  return written.ok ? ok({ answer: written.value }) : written
})
