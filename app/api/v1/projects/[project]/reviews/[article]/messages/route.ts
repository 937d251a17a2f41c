import { write } from '@/app/api/write'
import { caseRemarkSchema } from '@/core/request/discussion'
import { inProject } from '@/data/access'
import { discussCase } from '@/data/discussion'

/** Adds to the discussion of a case, for those who decide. */
export const POST = write({ schema: caseRemarkSchema, limit: 1024 * 1024 }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'cases.read', (access) => discussCase(access, params['article']!, body)))
