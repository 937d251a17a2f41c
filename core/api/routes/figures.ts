import { z } from 'zod'
import { agreementSchema } from '../../request/agreement'
import { reading, writing } from '../route'

const path = '/projects/{project}/agreement'

/** One piece as far as it is. Its report is that of the command line: `metric`, `breakdowns`, figures with n and interval. */
const piece = z.looseObject({ kind: z.enum(['none', 'waiting', 'running', 'cancelled', 'failed', 'done']) })

const state = z.object({
  scope: z.object({ codebook: z.int().nullable(), from: z.string().nullable(), until: z.string().nullable() }),
  content: z.string().describe('By what the figures are kept. Hand it back as `known`, to be told only what changes.'),
  metrics: z.record(z.string(), piece), tags: piece, choices: z.looseObject({}),
})

export const findAgreement = reading({
  path, group: 'agreement', opens: 'read', answer: state, problems: ['notFound', 'invalid'], summary: 'Read the figures of agreement, as far as they are computed',
  explanation: 'Starts nothing. `none` is what nobody has asked for since the layers last changed; ask with POST, and read again.',
  query: z.object({
    codebook: z.string().optional().describe('Only under this version of the codebook.'), from: z.string().optional().describe('Only layers submitted on this day or later, as in 2026-11-02.'),
    until: z.string().optional().describe('Only layers submitted on this day or before.'), known: z.string().optional().describe('`content` of the answer before.'),
  }),
})

export const askAgreement = writing({ method: 'POST', path, group: 'agreement', opens: 'read', schema: agreementSchema, answer: state, problems: ['notFound'], summary: 'Ask for figures to be computed in the background' })

export const cancelAgreement = writing({ method: 'DELETE', path, group: 'agreement', opens: 'session', schema: agreementSchema, answer: state, problems: ['notFound'], summary: 'Cancel what is waiting or under way' })

export const exportLabels = reading({
  path: '/projects/{project}/export/{format}', group: 'export', opens: 'export', answer: { stream: 'application/octet-stream', what: 'The file, as a stream, from one snapshot of the database.' }, problems: ['notFound'],
  summary: 'Download the labelled data', explanation: '`labels.jsonl` has a line for each article; `labels.csv` and `labels-raw.csv` have a row for each annotation.',
})

const share = (what: string) => z.string().optional().describe(`How much of it is for ${what}, in percent; stories and near-duplicates stay together.`)

export const exportPackage = reading({
  path: '/projects/{project}/export', group: 'export', opens: 'export', problems: ['notFound', 'invalid', 'refused'],
  query: z.object({
    format: z.string().optional().describe('`jsonl` where nothing is said; the others stand on the page of export.'), layers: z.string().optional().describe('Which layers, with commas between.'),
    texts: z.string().optional().describe('`without` for labels that are put together with the texts by address and hash.'), as: z.string().optional().describe('`zip`, or `file` for its one large file.'),
    train: share('training'), validation: share('validation'), test: share('testing'), seed: z.string().optional().describe('A whole number: the same one splits alike.'),
  }),
  answer: { stream: 'application/octet-stream', what: 'An archive, or its one large file, as a stream from one snapshot of the database.' },
  summary: 'Download the labelled data as chosen', explanation: 'In any format, with a note of what it cannot hold.',
})

export const exportPseudonyms = reading({
  path: '/projects/{project}/export/pseudonyms.csv', group: 'export', opens: 'session', problems: ['notFound'], answer: { stream: 'text/csv', what: 'Each pseudonym with the name behind it.' },
  summary: 'Download who is behind the pseudonyms', explanation: 'A lead’s own doing, each time on record.',
})

/** Figures, and files. */
export const figureRoutes = [findAgreement, askAgreement, cancelAgreement, exportLabels, exportPackage, exportPseudonyms] as const
