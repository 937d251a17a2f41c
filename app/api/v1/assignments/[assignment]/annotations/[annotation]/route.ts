import { write } from '@/app/api/write'
import { deleteAnnotation as deleteRoute, putAnnotation as putRoute } from '@/core/api/routes/work'
import { ok } from '@/core/result'
import { writeAnnotation } from '@/data/annotation'

/** Puts an annotation whole, on the version it is based on. Repeating it changes nothing; a stale one gets 409 with the current one. */
export const PUT = write(putRoute, async ({ asker, params, body }) => {
  const written = await writeAnnotation(asker, params['assignment']!, { kind: 'put', id: params['annotation']!, request: body })
  return written.ok ? ok({ annotation: written.value }) : written
})

/** Deletes an annotation, recoverably: its history stays. */
export const DELETE = write(deleteRoute, async ({ asker, params, body }) => {
  const written = await writeAnnotation(asker, params['assignment']!, { kind: 'delete', id: params['annotation']!, basedOn: body.basedOn })
  return written.ok ? ok({ annotation: written.value }) : written
})
