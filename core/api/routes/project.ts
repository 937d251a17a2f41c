import { z } from 'zod'
import { codebookSchema } from '../../codebook/codebook'
import { articleSchema } from '../../request/article'
import { articleDetailsSchema } from '../../request/article-details'
import { assignmentsSchema, reopeningSchema } from '../../request/assignments'
import { invitationSchema } from '../../request/invitation'
import { maskedTermsSchema } from '../../request/masked-terms'
import { memberSchema } from '../../request/member'
import { outletSchema } from '../../request/outlet'
import { projectSchema, projectSettingsSchema } from '../../request/project'
import { proposalSettlementSchema } from '../../request/proposal'
import { reading, writing } from '../route'
import { articleDetails, done, moment, nothing, outlet, slug } from '../shapes'

const project = '/projects/{project}'
const mebibyte = 1024 * 1024

export const createProject = writing({ method: 'POST', path: '/projects', group: 'projects', opens: 'session', schema: projectSchema, answer: z.object({ slug }), problems: ['notFound', 'refused'], summary: 'Make a project', explanation: 'You are its lead.' })

export const changeSettings = writing({ method: 'PUT', path: `${project}/settings`, group: 'team', opens: 'session', schema: projectSettingsSchema, answer: done, problems: ['notFound'], summary: 'Settle who sees what in the project', explanation: 'Isolation hangs on it: no token changes it.' })

export const publishCodebook = writing({
  method: 'POST', path: `${project}/codebook`, group: 'codebook', opens: 'manage', schema: codebookSchema, limit: 2 * mebibyte, answer: z.object({ id: z.uuid(), number: z.int().min(1) }), problems: ['notFound'],
  summary: 'Publish a codebook as the next version', explanation: 'It never changes afterwards. What is assigned already stays under its version.',
})

export const settleProposal = writing({
  method: 'POST', path: `${project}/codebook/proposals/{decision}/settlement`, group: 'codebook', opens: 'session', schema: proposalSettlementSchema, ids: ['decision'], answer: z.looseObject({ id: z.uuid() }), problems: ['notFound', 'conflict', 'refused'],
  summary: 'Take a proposal for the codebook, or set it aside',
})

export const findSameText = reading({
  path: `${project}/articles/same-text`, group: 'import', opens: 'import', query: z.object({ sha256: z.string().optional().describe('Of the raw bytes, in hexadecimal digits.') }),
  answer: z.object({ article: z.object({ title: z.string().nullable(), slug }).nullable() }), problems: ['notFound'], summary: 'Ask whether a text is in the project already',
})

export const importArticle = writing({
  method: 'PUT', path: `${project}/articles/{article}`, group: 'import', opens: 'import', schema: articleSchema, ids: ['article'], limit: 8 * mebibyte, answer: z.object({ slug }), problems: ['notFound', 'conflict', 'refused'],
  summary: 'Bring in one article', explanation: 'The raw text under an id made by the client, and what you know of it. What is unknown stays unknown. Repeating it changes nothing.',
})

export const readDetails = reading({ path: `${project}/articles/{article}/details`, group: 'articles', opens: 'manage', ids: ['article'], answer: articleDetails, problems: ['notFound'], summary: 'Read what is known of an article, as it can be corrected', explanation: 'Open to leads. `version` is what a correction is based on.' })

export const correctArticle = writing({
  method: 'PUT', path: `${project}/articles/{article}/details`, group: 'articles', opens: 'manage', schema: articleDetailsSchema, ids: ['article'], problems: ['notFound', 'conflict'],
  answer: articleDetails.extend({ stillMasked: z.array(z.string()).describe('What was masked for annotators before, and is added to what is masked besides, so that the correction uncovers nothing.') }),
  summary: 'Correct what is known of an article', explanation: 'Whole: read it, change it, put it. The text never changes. `basedOn` is the `version` that was read; repeating it changes nothing.',
})

export const saveMaskedTerms = writing({ method: 'PUT', path: `${project}/articles/{article}/masked-terms`, group: 'articles', opens: 'manage', schema: maskedTermsSchema, ids: ['article'], answer: z.object({ version: z.int().describe('What the next change is based on.') }), problems: ['notFound', 'conflict'], summary: 'Set what is masked in an article besides the names of its outlets' })

export const saveOutlet = writing({ method: 'PUT', path: `${project}/outlets/{outlet}`, group: 'articles', opens: 'manage', schema: outletSchema, ids: ['outlet'], answer: outlet, problems: ['notFound'], summary: 'Put an outlet', explanation: 'Whole, under an id made by the client.' })

export const changeAssignments = writing({ method: 'PATCH', path: `${project}/assignments`, group: 'assignments', opens: 'manage', schema: assignmentsSchema, answer: done, problems: ['notFound', 'refused'], summary: 'Give and take articles', explanation: 'All changes or none.' })

export const askSecondPass = writing({ method: 'POST', path: `${project}/assignments/{assignment}/second-pass`, group: 'assignments', opens: 'manage', schema: nothing, ids: ['assignment'], answer: z.object({ assignmentId: z.uuid() }), problems: ['notFound', 'refused'], summary: 'Ask for a second pass, now that the outlet is revealed' })

export const reopenAssignment = writing({ method: 'POST', path: `${project}/assignments/{assignment}/reopening`, group: 'assignments', opens: 'manage', schema: reopeningSchema, ids: ['assignment'], answer: done, problems: ['notFound', 'refused'], summary: 'Send a submitted article back to its annotator' })

export const invite = writing({
  method: 'POST', path: `${project}/invitations`, group: 'team', opens: 'session', schema: invitationSchema, answer: z.object({ href: z.url().describe('The one-time link. It is told here and nowhere else.'), expiresAt: moment }), problems: ['notFound', 'refused'],
  summary: 'Invite an address to a role', explanation: 'Who is let in is not for a script: no token invites.',
})

export const withdrawInvitation = writing({ method: 'DELETE', path: `${project}/invitations/{invitation}`, group: 'team', opens: 'session', schema: nothing, ids: ['invitation'], answer: done, problems: ['notFound'], summary: 'Take an unused invitation back' })

export const changeMember = writing({ method: 'PATCH', path: `${project}/members/{user}`, group: 'team', opens: 'session', schema: memberSchema, ids: ['user'], answer: done, problems: ['notFound', 'refused'], summary: 'Change a member’s role, or keep them out' })

/** What a lead does with a project. */
export const projectRoutes = [
  createProject, changeSettings, publishCodebook, settleProposal, findSameText, importArticle, readDetails, correctArticle, saveMaskedTerms, saveOutlet, changeAssignments, askSecondPass, reopenAssignment, invite, withdrawInvitation, changeMember,
] as const
