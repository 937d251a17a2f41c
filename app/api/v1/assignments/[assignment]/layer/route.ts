import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { packLayer } from '@/core/annotation/packed-layer'
import { readOwnWork as route } from '@/core/api/routes/work'
import { idField } from '@/core/request/field'
import { ok } from '@/core/result'
import { notFound } from '@/data/access'
import { readOwnWork } from '@/data/own-work'

/** What the asker has made of an article by now, in whatever tab and on whatever machine. */
export const GET = read(route, async ({ asker, params }) => {
  const { assignment } = params
  if (!idField.safeParse(assignment).success) return answer(notFound)
  const work = await readOwnWork(asker, assignment!)
  if (!work.ok) return answer(work)
  const { annotations, ...rest } = work.value
  return answer(ok({ layer: packLayer(annotations), ...rest }))
})
