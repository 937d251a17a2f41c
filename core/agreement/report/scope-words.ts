import { writeDate } from '@/core/partial-date'
import { type Beside, type ReportChoice, besideScope } from './choice'
import { metricWords } from './metric-words'
import type { ReportScope } from './report'
import { viewWords } from './view-words'

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

/**
 * Says that an address asks for what there is not, and what is shown instead; undefined where there is nothing to say.
 * @param strange what cannot be read, from `strangeParts`.
 * @param codebooks versions with submitted work.
 */
export function strangeWords(strange: readonly string[], choice: Pick<ReportChoice, 'metric' | 'view' | 'scope'>, codebooks: readonly number[]): string | undefined {
  const { metric, view, scope } = choice
  const unknown = scope.codebook !== null && !codebooks.includes(scope.codebook)
  if (strange.length === 0) return unknown ? `This address asks for codebook version ${scope.codebook}, with which nothing was submitted.` : undefined
  const asked = strange.length === 1 ? strange[0]! : `${strange.slice(0, -1).join(', ')} and ${strange.at(-1)!}`
  const shown = view === 'confusion' || view === 'rates' ? viewWords[view].name : `${metricWords[metric].sign}, ${viewWords[view].heading.toLowerCase()}`
  return `This address asks for ${asked}, which there is not; shown is ${shown}, of ${scopeWords(scope)}${unknown ? ', with which nothing was submitted' : ''}.`
}
