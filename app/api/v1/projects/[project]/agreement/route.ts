import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { askAgreement as postRoute, cancelAgreement as deleteRoute, findAgreement as getRoute } from '@/core/api/routes/figures'
import { readLook, readScope } from '@/core/request/agreement'
import { askAgreement, cancelAgreement, findAgreement } from '@/data/agreement'
import { inProject } from '@/data/access'

/** The figures of agreement as far as they are computed, and how far the others are. Starts nothing. */
export const GET = read(getRoute, async ({ asker, params, query }) =>
  answer(await inProject(asker, params['project'], 'agreement.read', async (access) => {
    const scope = readScope(query)
    return scope.ok ? findAgreement(access, scope.value, readLook(query)) : scope
  })),
)

/** Asks for figures to be computed in the background. */
export const POST = write(postRoute, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'agreement.read', (access) => askAgreement(access, body)),
)

/** Cancels what is waiting or under way. */
export const DELETE = write(deleteRoute, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'agreement.read', (access) => cancelAgreement(access, body)),
)
