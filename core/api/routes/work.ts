import { z } from 'zod'
import { acceptanceSchema } from '../../request/acceptance'
import { annotationDeletionSchema, annotationSchema } from '../../request/annotation'
import { answerSchema } from '../../request/answer'
import { flagMessageSchema } from '../../request/flag'
import { recognitionSchema } from '../../request/recognition'
import { seenAnswersSchema } from '../../request/seen-answers'
import { submissionSchema } from '../../request/submission'
import { writesSchema } from '../../request/writes'
import { reading, writing } from '../route'
import { annotation, done, moment } from '../shapes'

const mebibyte = 1024 * 1024
const message = z.looseObject({ id: z.uuid(), text: z.string(), at: z.string() })

export const makeWrites = writing({
  method: 'POST', path: '/assignments/{assignment}/writes', group: 'own work', opens: 'session', schema: writesSchema, limit: 2 * mebibyte, ids: ['assignment'], problems: ['notFound', 'refused'],
  answer: z.object({ writes: z.array(z.looseObject({ key: z.uuid(), outcome: z.enum(['stored', 'conflict', 'refused', 'kept']) })) }),
  summary: 'Make several keyed writes', explanation: 'In order and in one transaction, each answered on its own. What comes again under its key is answered as before.',
})

export const putAnnotation = writing({
  method: 'PUT', path: '/assignments/{assignment}/annotations/{annotation}', group: 'own work', opens: 'session', schema: annotationSchema, limit: mebibyte, ids: ['assignment', 'annotation'],
  answer: z.object({ annotation }), problems: ['notFound', 'conflict', 'refused'],
  summary: 'Put an annotation', explanation: 'Whole, under an id made by the client, on the version it is based on. Repeating it changes nothing; a stale one gets 409 with the current one.',
})

export const deleteAnnotation = writing({
  method: 'DELETE', path: '/assignments/{assignment}/annotations/{annotation}', group: 'own work', opens: 'session', schema: annotationDeletionSchema, ids: ['assignment', 'annotation'],
  answer: z.object({ annotation }), problems: ['notFound', 'conflict', 'refused'],
  summary: 'Delete an annotation', explanation: 'Its history stays, and it can be brought back.',
})

export const readHistory = reading({
  path: '/assignments/{assignment}/annotations/{annotation}/history', group: 'own work', opens: 'session', ids: ['assignment', 'annotation'], problems: ['notFound'],
  answer: z.object({ revisions: z.array(z.looseObject({ version: z.int().min(1), deleted: z.boolean(), changedAt: moment })) }),
  summary: 'Read every version of an annotation of your own', explanation: 'The newest first.',
})

export const readOwnWork = reading({
  path: '/assignments/{assignment}/layer', group: 'own work', opens: 'session', ids: ['assignment'], problems: ['notFound'],
  answer: z.object({ layer: z.string(), answers: z.array(z.looseObject({ question: z.string(), version: z.int().min(1) })), submitted: z.boolean() }),
  summary: 'Read your own layer and answers as they stand', explanation: 'Deleted annotations too. The layer is packed as the reading page takes it: one text, without the words of the passages.',
})

export const askReviewer = writing({
  method: 'POST', path: '/assignments/{assignment}/annotations/{annotation}/messages', group: 'own work', opens: 'session', schema: flagMessageSchema, ids: ['assignment', 'annotation'],
  answer: message, problems: ['notFound', 'refused'], summary: 'Ask a reviewer about a passage of your own',
})

export const putAnswer = writing({
  method: 'PUT', path: '/assignments/{assignment}/answers/{question}', group: 'own work', opens: 'session', schema: answerSchema, ids: ['assignment'],
  answer: z.object({ answer: z.looseObject({ question: z.string(), version: z.int().min(1) }) }), problems: ['notFound', 'conflict', 'refused'],
  summary: 'Answer a question about the whole article',
})

export const sayRecognised = writing({
  method: 'PUT', path: '/assignments/{assignment}/recognition', group: 'own work', opens: 'session', schema: recognitionSchema, ids: ['assignment'],
  answer: z.looseObject({ id: z.uuid() }), problems: ['notFound', 'refused'], summary: 'Say whether you had recognised the hidden outlet',
})

export const seeAnswers = writing({
  method: 'PUT', path: '/assignments/{assignment}/seen-answers', group: 'own work', opens: 'session', schema: seenAnswersSchema, ids: ['assignment'],
  answer: done, problems: ['notFound'], summary: 'Say which answers to your questions you have been shown', explanation: 'What is no answer in this assignment is passed over.',
})

export const submitAssignment = writing({
  method: 'PUT', path: '/assignments/{assignment}/submission', group: 'own work', opens: 'session', schema: submissionSchema, ids: ['assignment'],
  answer: z.object({ submittedAt: moment }), problems: ['notFound', 'conflict', 'refused'], summary: 'Submit your own layer', explanation: 'With `writes`, only if it consists of so many: otherwise something was written that the submitter has not seen, and the answer is 409.',
})

export const lookUpInvitation = writing({
  method: 'POST', path: '/invitations/lookup', group: 'account', opens: 'anybody', schema: z.strictObject({ token: acceptanceSchema.shape.token }), problems: ['notFound'],
  answer: z.object({ projectName: z.string().nullable(), role: z.string(), email: z.string().nullable(), hasAccount: z.boolean() }),
  summary: 'Look up what a one-time link invites to', explanation: 'A POST, so that the link stands in no address and no log.',
})

export const acceptInvitation = writing({
  method: 'POST', path: '/invitations/acceptance', group: 'account', opens: 'anybody', schema: acceptanceSchema, answer: z.object({ projectSlug: z.string().nullable() }),
  problems: ['notFound', 'refused', 'tooMany'], summary: 'Take up a one-time link',
})

/** What annotators do in their own assignments, and invitations. Nothing of it is open to tokens: it is a person's own judgement. */
export const workRoutes = [makeWrites, putAnnotation, deleteAnnotation, readOwnWork, readHistory, askReviewer, putAnswer, sayRecognised, seeAnswers, submitAssignment, lookUpInvitation, acceptInvitation] as const
