import { z } from 'zod'
import { itemChoices, itemFilters } from '../import-job/item'
import { importLimit, importWhats } from '../import-job/state'
import { layerFormats } from '../formats/formats'
import { idField, isStorable, lineField, proseField, unstorable } from './field'

/** Begins an import, under an id made by the client. Then its file is sent. */
export const importSchema = z.strictObject({
  id: idField,
  what: z.enum(importWhats, 'An import brings articles or layers.'),
  /** `auto` for articles: what a file is shows in its name and bytes. */
  format: z.enum(['auto', ...(Object.keys(layerFormats) as (keyof typeof layerFormats)[])], 'There is no such format.'),
  fileName: lineField('The name of the file', 300),
  size: z.int('The size of a file is a number of bytes.').min(1, 'This file is empty.').max(importLimit, `This file is too large: at most ${importLimit / 1024 / 1024} MiB are taken. Split it, or zip it.`),
}).refine(({ what, format }) => (what === 'articles') === (format === 'auto'), { message: 'Articles are read by what they are: their format is “auto”. Layers have a format.', path: ['format'] })

export type ImportRequest = z.infer<typeof importSchema>

const column = z.string('A column is named.').min(1).max(1000, 'The name of a column has at most 1000 characters.').refine(isStorable, unstorable).nullable()

/** Which column is what, and what is the same for all that the file brings. Everything is read again by it. */
export const importMappingSchema = z.strictObject({
  mapping: z.strictObject({ text: column, title: column, byline: column, date: column, outlet: column, address: column, story: column, name: column }),
  /** Which outlet of the project words in the file mean, where it is not the one that was recognised; null for none of them. */
  outlets: z.array(z.strictObject({ words: z.string().min(1).max(500).refine(isStorable, unstorable), id: idField.nullable() })).max(500),
  /** The outlet of what names none, and the story of what names none. */
  publisherId: idField.nullable(),
  storyTitle: lineField('A story', 200).nullable(),
  /** Where the file came from; goes with each article, before the name of the file. */
  provenance: proseField('A note on where it came from', 2000),
  /** Of texts and tables that are not UTF-8 and do not say what they are; another one has the file read anew. */
  encoding: z.enum(['windows-1252', 'windows-1251', 'iso-8859-2', 'koi8-r'], 'There is no such encoding here.').nullable().default(null),
})

export type ImportMappingRequest = z.infer<typeof importMappingSchema>

/** Has an import stored. */
export const importApplicationSchema = z.strictObject({
  /** `changedAt` of the import as it was looked at: nothing is stored where it has been changed since. */
  seen: z.iso.datetime('The moment of the import as you saw it is written as its “changedAt”.').optional(),
})

export type ImportApplicationRequest = z.infer<typeof importApplicationSchema>

/** Chooses for single items, or for all that are nearly the same as another. */
export const importChoicesSchema = z.union([
  z.strictObject({ choices: z.array(z.strictObject({ ordinal: z.int().min(0).max(10_000_000), choice: z.enum(itemChoices) })).min(1).max(500) }),
  z.strictObject({ allNear: z.enum(itemChoices) }),
], 'Choose for items by their number, or for all that are nearly the same as another.')

export type ImportChoicesRequest = z.infer<typeof importChoicesSchema>

/** The query of a page of items. */
export const importItemsQuery = z.object({
  show: z.enum(itemFilters, 'There is no such list.').default('all'),
  after: z.coerce.number().int().min(-1).max(10_000_000).default(-1),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})

export type ImportItemsQuery = z.infer<typeof importItemsQuery>

/** From which byte on the file is sent. */
export const importFileQuery = z.object({ from: z.coerce.number('An offset is a number of bytes.').int('An offset is a number of bytes.').min(0).max(importLimit).default(0) })
