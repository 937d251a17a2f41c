/** A part of a body or an answer, as a reader of the reference sees it. */
export interface Field {
  /** Dotted, lists with `[]`: `items[].extent[].start`. */
  readonly name: string
  readonly type: string
  readonly required: boolean
  readonly says: string
}

/** As much of a JSON Schema as is read here. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly description?: string
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema | boolean
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
  readonly default?: unknown
}

/** How deep fields are told: what lies deeper is told in the OpenAPI file. */
const deepest = 4

/** The fields of a schema in the order they are declared, each once, those of its objects and lists after it. */
export function fieldsOf(schema: Schema, components: Readonly<Record<string, Schema>>): readonly Field[] {
  return below(resolve(schema, components), '', components, 0)
}

function below(schema: Schema, path: string, components: Readonly<Record<string, Schema>>, depth: number): Field[] {
  if (depth > deepest) return []
  if (typeof schema.items === 'object') return below(resolve(schema.items, components), `${path}[]`, components, depth)
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives) {
    const fields = alternatives.flatMap((one) => below(resolve(one, components), path, components, depth))
    return fields.filter(({ name }, at) => fields.findIndex((field) => field.name === name) === at)
  }
  return Object.entries(schema.properties ?? {}).flatMap(([key, given]) => {
    const field = resolve(given, components)
    const name = path === '' ? key : `${path}.${key}`
    return [{ name, type: typeOf(field, components), required: schema.required?.includes(key) ?? false, says: given.description ?? field.description ?? '' }, ...below(field, name, components, depth + 1)]
  })
}

function resolve(schema: Schema, components: Readonly<Record<string, Schema>>): Schema {
  return schema.$ref ? (components[schema.$ref.split('/').at(-1)!] ?? {}) : schema
}

/** The type in a few words: “text”, “whole number, 1 to 365”, “list of text”, “read, export or manage”. */
function typeOf(schema: Schema, components: Readonly<Record<string, Schema>>): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map(String).join(' | ')
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives) return [...new Set(alternatives.map((one) => typeOf(resolve(one, components), components)))].join(' or ')
  if (schema.type === 'array') return `list of ${typeof schema.items === 'object' ? typeOf(resolve(schema.items, components), components) : 'anything'}`
  if (schema.type === 'string') return schema.format === 'uuid' ? 'id (UUID)' : schema.format === 'date-time' ? 'moment (ISO 8601)' : schema.format === 'date' ? 'day (2026-11-02)' : 'text'
  if (schema.type === 'integer') return `whole number${rangeOf(schema)}`
  if (schema.type === 'number') return `number${rangeOf(schema)}`
  if (schema.type === 'boolean') return 'true or false'
  return schema.type === 'null' ? 'null' : schema.type === 'object' ? 'object' : 'anything'
}

function rangeOf({ minimum, maximum }: Schema): string {
  const most = maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? undefined : maximum.toLocaleString('en')
  if (minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER) return most === undefined ? '' : `, at most ${most}`
  return most === undefined ? `, from ${minimum}` : `, ${minimum} to ${most}`
}
