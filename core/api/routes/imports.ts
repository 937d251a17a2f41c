import { z } from 'zod'
import { importLimit, importStates, importWhats } from '../../import-job/state'
import { itemChoices } from '../../import-job/item'
import { mappedFields } from '../../import-job/mapping'
import { importApplicationSchema, importChoicesSchema, importFileQuery, importItemsQuery, importMappingSchema, importSchema } from '../../request/import'
import { reading, uploading, writing } from '../route'
import { chooseImportLayers, findImportLayers } from './import-layers'
import { moment, nothing } from '../shapes'

const imports = '/projects/{project}/imports'
const one = `${imports}/{import}`

const count = z.int().min(0)
const match = z.object({ words: z.string(), count, id: z.uuid().nullable(), by: z.enum(['name', 'alias', 'domain', 'choice']).nullable() })

/** An import, as every address of it answers; see `ImportView`. */
const view = z.object({
  id: z.uuid(), what: z.enum(importWhats), format: z.string(), fileName: z.string(), size: count.describe('In bytes.'), received: count.describe('Bytes that have arrived without a gap: where an upload goes on.'),
  state: z.enum(importStates), progress: z.object({ unit: z.enum(['bytes', 'items']), done: count, of: count }).nullable(), because: z.string().nullable().describe('Why it failed, in a sentence.'),
  counts: z.object({ found: count, ready: count, refused: count, same: count, near: count, left: count, added: count }),
  columns: z.array(z.object({ name: z.string(), examples: z.array(z.string()) })), mapping: z.object(Object.fromEntries(mappedFields.map((field) => [field, z.string().nullable()]))).nullable(),
  settings: z.looseObject({}).nullable(), remembered: z.boolean(), outlets: z.array(match), stories: z.array(match), by: z.string(), createdAt: moment, changedAt: moment,
}).meta({ id: 'Import' })

const likeness = z.object({ in: z.enum(['project', 'import']), alike: z.number().min(0).max(1), title: z.string().nullable(), slug: z.string().optional(), ordinal: count.optional() }).nullable()

const item = z.object({
  ordinal: count, source: z.object({ file: z.string(), line: z.int().min(1).nullable() }), kind: z.enum(['article', 'row', 'refused']), refusal: z.string().nullable(),
  title: z.string().nullable(), byline: z.string().nullable(), publishedAt: z.string().nullable(), url: z.string().nullable(), outlet: z.string().nullable(), outletId: z.uuid().nullable(), story: z.string().nullable(),
  opening: z.string(), words: count, notes: z.array(z.string()), same: likeness, near: likeness, nearOpening: z.string().nullable(), choice: z.enum(itemChoices), slug: z.string().nullable(),
}).meta({ id: 'ImportItem' })

export const beginImport = writing({
  method: 'POST', path: imports, group: 'import', opens: 'import', schema: importSchema, answer: view, problems: ['notFound', 'refused', 'tooMany'],
  summary: 'Begin an import', explanation: 'Under an id made by the client. Then send the file; it is read in the background, and waits for what you choose.',
})

export const listImports = reading({ path: imports, group: 'import', opens: 'import', answer: z.object({ imports: z.array(view) }), problems: ['notFound'], summary: 'List the imports of a project', explanation: 'The latest first; at most 50.' })

export const findImport = reading({ path: one, group: 'import', opens: 'import', ids: ['import'], answer: view, problems: ['notFound'], summary: 'See how far an import is' })

export const sendFile = uploading({
  method: 'PUT', path: `${one}/file`, group: 'import', opens: 'import', query: importFileQuery, ids: ['import'], limit: importLimit, answer: view, problems: ['notFound', 'conflict', 'refused'],
  upload: 'application/octet-stream', what: 'The bytes of the file from there on, in one request or in several.',
  summary: 'Send the file of an import', explanation: 'What has arrived stays, also when the rest does not: `received` says where to go on. Bytes that are sent again take the place of the first.',
})

export const listImportItems = reading({ path: `${one}/items`, group: 'import', opens: 'import', query: importItemsQuery, ids: ['import'], answer: z.object({ items: z.array(item), after: count.nullable().describe('Where the next page begins; null at the end.') }), problems: ['notFound'], summary: 'List what was found in the file' })

export const mapImport = writing({ method: 'PUT', path: `${one}/mapping`, group: 'import', opens: 'import', schema: importMappingSchema, ids: ['import'], answer: view, problems: ['notFound', 'conflict', 'refused'], summary: 'Say which column is what', explanation: 'Everything is compared again by it, in the background. It is remembered for files with the same columns.' })

export const chooseImportItems = writing({ method: 'PATCH', path: `${one}/choices`, group: 'import', opens: 'import', schema: importChoicesSchema, ids: ['import'], answer: view, problems: ['notFound', 'conflict'], summary: 'Choose what is brought in', explanation: 'Of texts that are nearly the same as another: leave them out, bring them in, or bring them in as the same story.' })

export const applyImport = writing({ method: 'POST', path: `${one}/application`, group: 'import', opens: 'import', schema: importApplicationSchema, ids: ['import'], answer: view, problems: ['notFound', 'conflict', 'refused'], summary: 'Store what is ready', explanation: 'In the background, articles batch by batch, layers all at once; asking again changes nothing. With `seen`, nothing is stored where the import was changed since. Layers are refused while a tag of theirs is neither in the codebook nor left out, and wait again where the codebook has changed since they were looked at.' })

export const retryImport = writing({ method: 'POST', path: `${one}/retry`, group: 'import', opens: 'import', schema: nothing, ids: ['import'], answer: view, problems: ['notFound', 'conflict'], summary: 'Go on with an import that failed' })

export const cancelImport = writing({ method: 'DELETE', path: one, group: 'import', opens: 'import', schema: nothing, ids: ['import'], answer: view, problems: ['notFound', 'conflict'], summary: 'Cancel an import', explanation: 'What is stored as articles by then stays: texts are evidence.' })

/** How articles, and the layers of other tools, come in as files. */
export const importRoutes = [beginImport, listImports, findImport, sendFile, listImportItems, mapImport, chooseImportItems, applyImport, retryImport, cancelImport, findImportLayers, chooseImportLayers] as const
