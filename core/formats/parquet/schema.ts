import type { SchemaElement } from 'hyparquet'
import { factKeys } from '../labelled-article'

const string = (name: string, optional = false): SchemaElement => ({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' }, repetition_type: optional ? 'OPTIONAL' : 'REQUIRED' })
const truth = (name: string): SchemaElement => ({ name, type: 'BOOLEAN', repetition_type: 'REQUIRED' })
const number = (name: string): SchemaElement => ({ name, type: 'INT32', repetition_type: 'REQUIRED' })

/** A list of structs, as the three levels that the format prescribes. */
function list(name: string, fields: readonly (readonly SchemaElement[])[]): SchemaElement[] {
  return [
    { name, repetition_type: 'REQUIRED', num_children: 1, converted_type: 'LIST', logical_type: { type: 'LIST' } },
    { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
    { name: 'element', repetition_type: 'REQUIRED', num_children: fields.length },
    ...fields.flat(),
  ]
}

const bounds = [[number('start')], [number('end')], [number('start_utf16')], [number('end_utf16')], [string('quote')]] as const

/** The columns, in their order; the card says what they mean. */
export const parquetColumns = ['article', 'text', ...factKeys, 'annotators', 'annotations'] as const

/** A row is an article; its layers and annotations are lists of structs. */
export const parquetSchema: SchemaElement[] = [
  { name: 'schema', num_children: parquetColumns.length },
  string('article'),
  string('text'),
  ...factKeys.map((key) => string(key, true)),
  ...list('annotators', [[string('name')], [truth('machine')]]),
  ...list('annotations', [[string('annotator')], [truth('machine')], [string('tag')], ...bounds, list('fragments', bounds), [string('note')], [string('attributes', true)]]),
]

/** A stretch of the text, counted in code points and in UTF-16 units, end exclusive. */
export interface ParquetStretch {
  readonly start: number
  readonly end: number
  readonly start_utf16: number
  readonly end_utf16: number
  /** The words there; those of several fragments are joined by “ … ”. */
  readonly quote: string
}

export interface ParquetAnnotation extends ParquetStretch {
  readonly annotator: string
  readonly machine: boolean
  readonly tag: string
  readonly fragments: readonly ParquetStretch[]
  readonly note: string
  /** A JSON object, or null where there are none. */
  readonly attributes: string | null
}

/** Rows of a group, at most: a reader holds one group at a time. */
export const mostRows = 500

/** Values of a column in a group, at most. Beyond it a file is not ours. */
export const mostValues = 4_000_000
