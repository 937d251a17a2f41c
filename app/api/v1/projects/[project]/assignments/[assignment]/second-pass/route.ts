import { write } from '@/app/api/write'
import { askSecondPass as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { askSecondPass } from '@/data/second-pass'

/** Asks an annotator to read an article again, now that its outlet is revealed. */
export const POST = write(route, ({ asker, params }) =>
  inProject(asker, params['project'], 'assignments.manage', (access) => askSecondPass(access, params['assignment']!)),
)
