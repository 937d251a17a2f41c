import { write } from '@/app/api/write'
import { assignmentsSchema } from '@/core/request/assignments'
import { inProject } from '@/data/access'
import { changeAssignments } from '@/data/assignment'

/** Gives and takes articles, all changes or none. */
export const PATCH = write({ schema: assignmentsSchema }, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'assignments.manage', (access) => changeAssignments(access, body.assignments)),
)
