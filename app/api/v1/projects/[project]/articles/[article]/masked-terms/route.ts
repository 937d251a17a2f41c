import { write } from '@/app/api/write'
import { saveMaskedTerms as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { saveMaskedTerms } from '@/data/masked-terms'

/** What is masked in an article besides the names of its outlets, where they are hidden. */
export const PUT = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'outlets.edit', (access) => saveMaskedTerms(access, params['article']!, body)),
)
