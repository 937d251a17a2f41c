import { write } from '@/app/api/write'
import { maskedTermsSchema } from '@/core/request/masked-terms'
import { inProject } from '@/data/access'
import { saveMaskedTerms } from '@/data/masked-terms'

/** What is masked in an article besides the names of its outlets, where they are hidden. */
export const PUT = write({ schema: maskedTermsSchema, ids: ['article'] }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'outlets.edit', (access) => saveMaskedTerms(access, params['article']!, body.terms)),
)
