import { z } from 'zod'
import { findingKinds } from '../../formats/finding'
import { layersChoiceSchema } from '../../import-job/layers-preview'
import { reading, writing } from '../route'

const address = '/projects/{project}/imports/{import}/layers'
const count = z.int().min(0)
const both = z.object({ added: count, known: count.describe('There already, the same.') })

const finding = z.object({
  kind: z.enum(findingKinds), place: z.object({ file: z.string(), line: z.int().optional(), item: z.string().optional() }), message: z.string(),
  proposal: z.object({ extent: z.array(z.object({ start: count, end: count })), quotes: z.array(z.string()), certainty: z.number().min(0).max(1), reason: z.string() }).optional(),
})

const preview = z.object({
  choice: layersChoiceSchema, annotators: z.array(z.object({ name: z.string(), machine: z.boolean(), articles: count, passages: count })),
  tags: z.array(z.object({ tag: z.string(), passages: count, proposed: z.object({ key: z.string(), by: z.enum(['name', 'writing', 'nearness']), certainty: z.number().min(0).max(1) }).nullable() })),
  codebook: z.object({ number: z.int(), tags: z.array(z.object({ key: z.string(), name: z.string() })) }).nullable(),
  counts: z.object({ articles: both, layers: both, annotations: both }), findings: z.array(finding), findingsInAll: count, left: z.object({ layers: count, passages: count }),
  articles: z.array(z.object({ name: z.string(), title: z.string().nullable().optional(), words: count, layers: count, slug: z.string().nullable() })), refusal: z.string().nullable().describe('Why nothing can be brought in.'),
  notice: z.string().optional().describe('Why it was not stored when it was asked for, and waits again: what is told here is what it comes to now.'),
}).meta({ id: 'ImportedLayers' })

export const findImportLayers = reading({
  path: address, group: 'import', opens: 'import', ids: ['import'], answer: z.object({ preview: preview.nullable() }), problems: ['notFound'],
  summary: 'See what the layers of a file come to', explanation: 'Its annotators and tags, and what does not fit, line by line, with a proposal where there is one. Null as long as nothing has been read.',
})

export const chooseImportLayers = writing({
  method: 'PUT', path: address, group: 'import', opens: 'import', schema: layersChoiceSchema, ids: ['import'], limit: 8 * 1024 * 1024, answer: z.looseObject({ id: z.uuid(), state: z.string() }).describe('The import, as its own address answers it.'),
  problems: ['notFound', 'conflict', 'refused'], summary: 'Say who is who in the layers of a file', explanation: 'And which tag is which, and which proposals are taken. Everything is read again by it, in the background. Annotators who are not named stay as the file has them, but for one called `gold`, who is left out: that was decided together.',
})
