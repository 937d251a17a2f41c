import { clip } from '@/core/formats/clip'
import { isStorableText } from '@/core/formats/storable'
import { limits } from '../limits'

/** What stands in a line of a table: fields, or why it holds none. */
export type TableRow =
  | { readonly line: number; readonly fields: Readonly<Record<string, string>> }
  | { readonly line: number; readonly message: string }

/** A row of these fields, in their order, or what is wrong with them. */
export function rowOf(line: number, entries: readonly (readonly [string, string])[]): TableRow {
  const message = problemWith(entries)
  if (message !== undefined) return { line, message }
  const fields = Object.create(null) as Record<string, string>
  for (const [name, value] of entries) fields[name] = value
  return { line, fields }
}

/** Why a column cannot be called so, as a sentence; undefined where it can. */
export function nameProblem(name: string): string | undefined {
  if (name === '__proto__') return 'A column cannot be called “__proto__”.'
  if (name.length > limits.columnName) return `The name of the column “${clip(name)}” has more than ${limits.columnName} characters.`
  return isStorableText(name) ? undefined : `The name of the column “${clip(name.replace(/[\0\p{Surrogate}]/gu, '�'))}” has a NUL or half a character (a lone surrogate).`
}

function problemWith(entries: readonly (readonly [string, string])[]): string | undefined {
  if (entries.length > limits.columns) return `The row has ${entries.length} fields; more than ${limits.columns} are not read.`
  const seen = new Set<string>()
  for (const [name, value] of entries) {
    const problem = nameProblem(name)
    if (problem !== undefined) return problem
    if (seen.has(name)) return `The row has two values for “${clip(name)}”.`
    seen.add(name)
    if (value.includes('\0')) return `The field “${clip(name)}” has a NUL character. Texts have none.`
    if (!isStorableText(value)) return `The field “${clip(name)}” has half a character (a lone surrogate).`
  }
  return undefined
}
