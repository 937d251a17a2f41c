import { writeDate } from '@/core/partial-date'
import { type Beside, besideScope } from './choice'
import type { ReportScope } from './report'

/** Which part of the project figures are of, as the end of a sentence: `codebook version 2, submitted from 1 October 2026 until …`. */
export function scopeWords({ codebook, from, until }: ReportScope): string {
  const days = [...(from === null ? [] : [`from ${writeDate(from)}`]), ...(until === null ? [] : [`until ${writeDate(until)}`])].join(' ')
  if (codebook === null) return days === '' ? 'all submitted work' : `all work submitted ${days}`
  return `codebook version ${codebook}${days === '' ? '' : `, submitted ${days}`}`
}

/** The same as the head of a column: `Version 2`, `From 1 October 2026`, `All`. Days are left out beside a version. */
export function partName({ codebook, from, until }: ReportScope): string {
  if (codebook !== null) return `Version ${codebook}`
  if (from !== null) return until === null ? `From ${writeDate(from)}` : `${writeDate(from)} to ${writeDate(until)}`
  return until === null ? 'All' : `Until ${writeDate(until)}`
}

/** How the part that figures are set beside is called at the head of a column. */
export function besideWords(scope: ReportScope, beside: Beside): string {
  if (beside.kind === 'codebook') return `Version ${beside.number}`
  const before = besideScope(scope, beside)
  return before === null || before.from === null ? `Before ${writeDate(scope.from ?? '')}` : `${writeDate(before.from)} to ${writeDate(before.until ?? '')}`
}
