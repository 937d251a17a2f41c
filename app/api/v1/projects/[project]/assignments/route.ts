import { answer } from '@/app/api/answer'
import { read } from '@/app/api/read'
import { write } from '@/app/api/write'
import { changeAssignments as patchRoute } from '@/core/api/routes/project'
import { listAssignments as getRoute } from '@/core/api/routes/reading'
import { asMember, inProject } from '@/data/access'
import { listAssignmentPage } from '@/data/assignment-list'
import { changeAssignments } from '@/data/assignment'

/** Gives and takes articles, all changes or none. */
export const PATCH = write(patchRoute, ({ asker, params, body }) =>
  inProject(asker, params['project'], 'assignments.manage', (access) => changeAssignments(access, body.assignments)),
)

/** The assignments: a lead's of the whole project, everybody else's of their own. */
export const GET = read(getRoute, async ({ asker, params, asked }) => answer(await asMember(asker, params['project'], (access) => listAssignmentPage(access, asked))))
