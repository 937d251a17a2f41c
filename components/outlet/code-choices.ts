import { languageName, type NamedCode } from '@/core/outlet/code-name'
import { unknownChoice } from '@/core/outlet/outlet-draft'

/** “unknown” first: it is a choice, and for many an outlet the right one. A code that has no name yet is kept. */
export function codeChoices(codes: readonly NamedCode[], current: string | null | undefined, nameOf: (code: string) => string = languageName) {
  const listed = codes.map(({ code, name }) => ({ value: code, label: name }))
  const missing = current && !codes.some(({ code }) => code === current) ? [{ value: current, label: nameOf(current) }] : []
  return [{ value: unknownChoice, label: 'unknown' }, ...missing, ...listed]
}
