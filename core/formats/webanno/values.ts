/** Signs that mean something in a value of WebAnno TSV, and how each is written when it is meant as itself. */
const written: readonly (readonly [string, string])[] = [
  ['\\', '\\\\'], ['[', '\\['], [']', '\\]'], ['|', '\\|'], ['_', '\\_'], [';', '\\;'], ['*', '\\*'], ['->', '\\->'], ['\t', '\\t'], ['\n', '\\n'], ['\r', '\\r'],
]

const special = /[\\[\]|_;*\t\n\r]|->/g
const escapes = new Map(written)
const letters: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r' }

/** A value as it stands in a column. */
export function escapeValue(value: string): string {
  return value.replace(special, (sign) => escapes.get(sign)!)
}

/** The text of a sentence on one line. */
export function escapeText(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (sign) => escapes.get(sign)!)
}

/** Takes escaping back, of values and of texts. */
export function unescapeValue(value: string): string {
  return value.replace(/\\(.)/gsu, (_, sign: string) => (Object.hasOwn(letters, sign) ? letters[sign]! : sign))
}

/** One of the values stacked in a cell. */
export interface StackedValue {
  /** Undefined for `*`, which says that there is an annotation without a value. */
  readonly value: string | undefined
  /** Ties the tokens of one annotation together. */
  readonly id: string | undefined
}

/** The values stacked in a cell; none for `_`. */
export function valuesOf(cell: string): StackedValue[] {
  if (cell === '_') return []
  return splitUnescaped(cell).map((part) => {
    const [, value = part, id] = /^((?:\\.|[^\\[])*)\[(\d+)\]$/su.exec(part) ?? []
    return { value: value === '*' ? undefined : unescapeValue(value), id }
  })
}

function splitUnescaped(cell: string): string[] {
  const parts: string[] = ['']
  for (const [piece] of cell.matchAll(/\\.|[^\\|]+|[|\\]/gsu)) {
    if (piece === '|') parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts
}
