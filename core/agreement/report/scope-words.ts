import { writeDate } from '@/core/partial-date'
import { type Beside, besideScope } from './choice'
import type { ReportScope } from './report'

/** Which part of the project figures are of, as the end of a sentence: `codebook version 2, submitted from 1 October 2026 until …`. */
export function scopeWords({ codebook, from, until }: ReportScope): string {
  const version = codebook === null ? 'all submitted work' : `codebook version ${codebook}`
  const submitted = from === null && until === null ? '' : `, submitted${from === null ? '' : ` from ${writeDate(from)}`}${until === null ? '' : ` until ${writeDate(until)}`}`
  return `${version}${submitted}`
}

/** How the part that figures are set beside is called at the head of a column. */
export function besideWords(scope: ReportScope, beside: Beside): string {
  if (beside.kind === 'codebook') return `Version ${beside.number}`
  const before = besideScope(scope, beside)
  return before === null || before.from === null ? `Before ${writeDate(scope.from ?? '')}` : `${writeDate(before.from)} to ${writeDate(before.until ?? '')}`
}
