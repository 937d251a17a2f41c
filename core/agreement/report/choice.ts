import type { Parameters } from '@/core/review/filters'
import { type MetricKey, metricKeys } from './metric-key'
import { type BreakdownKey, type ReportScope, breakdowns } from './report'

/** What the page can show of a project: figures under a breakdown, or one of two tables about tags. */
export const reportViews = [...breakdowns, 'confusion', 'rates'] as const

export type ReportView = BreakdownKey | 'confusion' | 'rates'

/** What the figures are set beside: those of another codebook version, or of the time before. */
export type Beside = { readonly kind: 'codebook'; readonly number: number } | { readonly kind: 'before' }

/** What somebody has chosen to see. */
export interface ReportChoice {
  readonly metric: MetricKey
  readonly view: ReportView
  readonly scope: ReportScope
  readonly beside: Beside | null
}

/** What is shown to somebody who has chosen nothing. */
export const firstChoice: ReportChoice = { metric: 'u-alpha', view: 'tag', scope: { codebook: null, from: null, until: null }, beside: null }

/** Reads a choice from an address. What it does not know it leaves out, so that an old address still opens. */
export function readChoice(parameters: Parameters): ReportChoice {
  const one = (name: string) => [parameters[name] ?? []].flat()[0]
  const scope = { codebook: versionOf(one('codebook')), from: dayOf(one('from')), until: dayOf(one('until')) }
  return {
    metric: metricKeys.find((key) => key === one('metric')) ?? firstChoice.metric,
    view: reportViews.find((view) => view === one('by')) ?? firstChoice.view,
    scope,
    beside: besideOf(one('beside'), scope),
  }
}

/**
 * What an address asks for that there is not, each in a few words: `a first day “2026-13-45”`. `readChoice` leaves it out;
 * whoever followed the address must hear of it, or takes the figures for others. Empty parameters ask for nothing.
 */
export function strangeParts(parameters: Parameters): readonly string[] {
  const choice = readChoice(parameters)
  const taken: Readonly<Record<string, unknown>> = { metric: choice.metric, by: choice.view, ...choice.scope, beside: choice.beside && besideWord(choice.beside) }
  return Object.entries(partNames).flatMap(([name, words]) => {
    const asked = [parameters[name] ?? []].flat()[0] ?? ''
    return asked === '' || String(taken[name]) === asked ? [] : [`${words} “${shortened(asked)}”`]
  })
}

/** What a parameter asks for, after “This address asks for”. */
const partNames = { metric: 'a metric', by: 'a view', codebook: 'a codebook version', from: 'a first day', until: 'a last day', beside: 'a comparison with' } as const

/** An address can be of any length. */
function shortened(asked: string): string {
  const characters = [...asked]
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : asked
}

/** A choice as the query of an address, `?` included; empty for the first choice. The same choice gives the same query. */
export function writeChoice({ metric, view, scope, beside }: ReportChoice): string {
  const query = new URLSearchParams()
  if (metric !== firstChoice.metric) query.set('metric', metric)
  if (view !== firstChoice.view) query.set('by', view)
  if (scope.codebook !== null) query.set('codebook', String(scope.codebook))
  if (scope.from) query.set('from', scope.from)
  if (scope.until) query.set('until', scope.until)
  if (beside) query.set('beside', besideWord(beside))
  return query.size > 0 ? `?${query}` : ''
}

/** What a comparison is called in an address. */
export function besideWord(beside: Beside): string {
  return beside.kind === 'before' ? 'before' : `codebook-${beside.number}`
}

/**
 * The part of the project that figures are set beside. “Before” is the time before the first day: as many days as there
 * are from the first to the last, or everything where there is no last. Null where there is nothing before.
 */
export function besideScope(scope: ReportScope, beside: Beside | null): ReportScope | null {
  if (beside === null) return null
  if (beside.kind === 'codebook') return { ...scope, codebook: beside.number }
  if (scope.from === null) return null
  const days = scope.until === null ? null : daysBetween(scope.from, scope.until) + 1
  return { ...scope, from: days === null ? null : moved(scope.from, -days), until: moved(scope.from, -1) }
}

function besideOf(word: string | undefined, scope: ReportScope): Beside | null {
  if (word === 'before') return scope.from === null ? null : { kind: 'before' }
  const number = word?.startsWith('codebook-') ? versionOf(word.slice('codebook-'.length)) : null
  return number === null || number === scope.codebook ? null : { kind: 'codebook', number }
}

function versionOf(word: string | undefined): number | null {
  return word !== undefined && /^[1-9]\d{0,5}$/.test(word) ? Number(word) : null
}

/** A day that there is, as `2026-11-02`. */
function dayOf(word: string | undefined): string | null {
  if (word === undefined || !/^\d{4}-\d{2}-\d{2}$/.test(word)) return null
  const day = new Date(`${word}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(word) && Number(word.slice(0, 4)) >= 1900 ? word : null
}

const dayLength = 86_400_000

function daysBetween(from: string, until: string): number {
  return Math.max(0, Math.round((Date.parse(`${until}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayLength))
}

function moved(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}
