import { write } from '@/app/api/write'
import { changeAssignments as route } from '@/core/api/routes/project'
import { inProject } from '@/data/access'
import { changeAssignments } from '@/data/assignment'

/** Gives and takes articles, all changes or none. */
export const PATCH = write(route, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'assignments.manage', (access) => changeAssignments(access, body.assignments)),
)
