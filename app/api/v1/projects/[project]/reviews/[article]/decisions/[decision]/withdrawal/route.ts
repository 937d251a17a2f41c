import { write } from '@/app/api/write'
import { withdrawalSchema } from '@/core/request/decision'
import { inProject } from '@/data/access'
import { withdrawDecision } from '@/data/decision'

/** Takes a decision back. */
export const POST = write({ schema: withdrawalSchema, ids: ['decision'] }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.decide', (access) => withdrawDecision(access, params['article']!, params['decision']!, body)),
)
