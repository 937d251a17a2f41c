import type { ImportColumn } from '@/core/import-job/mapping'
import type { ImportSettings } from '@/core/import-job/settings'
import type { ImportCounts, ImportMatch, ImportState, ImportView, ImportWhat } from '@/core/import-job/state'

/** Numbers of items that are kept with an import. */
export interface KeptCounts {
  readonly refused: number
  readonly same: number
  readonly near: number
  readonly left: number
  readonly added: number
}

export const noCounts: KeptCounts = { refused: 0, same: 0, near: 0, left: 0, added: 0 }

/** Outlets and stories by the words in a file. */
export interface KeptMatches {
  readonly outlets: readonly ImportMatch[]
  readonly stories: readonly ImportMatch[]
}

/** A row of `imports`, as pg answers. */
export interface ImportRow {
  readonly id: string
  readonly what: ImportWhat
  readonly format: string
  readonly file_name: string
  readonly size: string
  readonly received: string
  readonly state: ImportState
  readonly stage: 'read' | 'compare' | 'apply'
  readonly because: string | null
  readonly done: string
  readonly parts: string
  readonly items: number
  readonly columns: readonly ImportColumn[]
  readonly settings: ImportSettings | null
  readonly remembered: boolean
  readonly matches: Partial<KeptMatches>
  readonly counts: Partial<KeptCounts>
  readonly created_at: Date
  readonly changed_at: Date
  readonly by: string
}

/** What of an import a view needs, with the name of who began it; `i` is the import, `u` its user. */
export const viewFields = `i.id, i.what, i.format, i.file_name, i.size, i.received, i.state, i.stage, i.because, i.done, i.parts, i.items, i.columns, i.settings,
  i.remembered, i.matches, i.counts, i.created_at, i.changed_at, u.name AS by`

/** A row as its lead sees it. */
export function viewOf(row: ImportRow): ImportView {
  return {
    id: row.id, what: row.what, format: row.format, fileName: row.file_name, size: Number(row.size), received: Number(row.received), state: row.state,
    progress: progressOf(row), because: row.because, counts: countsOf(row),
    columns: row.columns, mapping: row.what === 'articles' ? (row.settings?.mapping ?? null) : null, remembered: row.remembered, outlets: row.matches.outlets ?? [], stories: row.matches.stories ?? [],
    settings: row.what === 'articles' ? row.settings : null, by: row.by, createdAt: row.created_at.toISOString(), changedAt: row.changed_at.toISOString(),
  }
}

function progressOf({ state, stage, size, received, done, parts }: ImportRow): ImportView['progress'] {
  if (state === 'uploading') return { unit: 'bytes', done: Number(received), of: Number(size) }
  if (state !== 'reading' && state !== 'applying') return null
  return { unit: stage === 'read' ? 'bytes' : 'items', done: Number(done), of: Number(parts) }
}

function countsOf({ items, counts }: ImportRow): ImportCounts {
  const kept = { ...noCounts, ...counts }
  return { found: items, ready: Math.max(0, items - kept.refused - kept.same - kept.left), ...kept }
}
