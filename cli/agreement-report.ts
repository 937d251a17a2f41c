import type { Checked } from '@/core/agreement/reference/check-case'

/** One case, as it is reported. */
export interface Reported {
  readonly id: string
  /** Empty where the file could not be read so far. */
  readonly metric: string
  readonly expected: number | null
  readonly checked: Checked
  readonly milliseconds: number
}

const widths = { id: 46, metric: 52, number: 18, difference: 11 }

/** What stands over the columns of `caseRow`. */
export function headRow(): string {
  return [
    'id'.padEnd(widths.id), 'metric'.padEnd(widths.metric), 'expected'.padStart(widths.number), 'computed'.padStart(widths.number),
    'difference'.padStart(widths.difference), '',
  ].join(' ').trimEnd()
}

/** One case as one line: id, metric, expected, computed, difference, and what is wrong with it, if something is. */
export function caseRow({ id, metric, expected, checked }: Reported): string {
  return [
    id.padEnd(widths.id), metric.padEnd(widths.metric), numberWord(expected).padStart(widths.number), computedWord(checked).padStart(widths.number),
    differenceWord(checked).padStart(widths.difference), remark(checked),
  ].join(' ').trimEnd()
}

/** How many there are of each sort, every metric that is not known by its name, and whether all is well. */
export function caseSummary(all: readonly Reported[]): { readonly text: string; readonly good: boolean } {
  const count = (kind: Checked['kind']) => all.filter(({ checked }) => checked.kind === kind).length
  const unknown = [...new Set(all.filter(({ checked }) => checked.kind === 'unknown').map(({ metric }) => metric))].sort()
  const lines = [
    `${all.length} cases: ${count('same')} within their tolerance, ${count('differs')} beyond it, ${count('unknown')} of unknown metrics, ${count('unreadable')} unreadable.`,
    ...(unknown.length === 0 ? [] : [`Unknown metrics: ${unknown.join(', ')}`]),
  ]
  return { text: lines.join('\n'), good: all.length === count('same') }
}

function numberWord(value: number | null): string {
  return value === null ? 'undefined' : String(Number(value.toPrecision(13)))
}

function computedWord(checked: Checked): string {
  if (checked.kind === 'unknown' || checked.kind === 'unreadable') return '–'
  return typeof checked.computed === 'number' ? numberWord(checked.computed) : 'undefined'
}

function differenceWord(checked: Checked): string {
  if (checked.kind === 'unknown' || checked.kind === 'unreadable' || checked.difference === null) return '–'
  return checked.difference === 0 ? '0' : checked.difference.toExponential(2)
}

function remark(checked: Checked): string {
  switch (checked.kind) {
    case 'unknown': return 'UNKNOWN METRIC'
    case 'unreadable': return `UNREADABLE: ${checked.message}`
    case 'differs': return `DIFFERS${typeof checked.computed === 'number' ? '' : `: ${checked.computed.because}`}`
    case 'same': return typeof checked.computed === 'number' ? '' : checked.computed.because
  }
}
