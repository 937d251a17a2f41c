import type { ExportChoice } from '@/core/export/choice'
import type { Certificate } from '@/core/release/certificate'
import type { ReleaseChanges } from '@/core/release/changes'
import type { ReleaseFacts } from '@/core/release/facts'
import { type DatasheetAnswers, type Release, type ReleaseLine, type ReleaseState, isReleaseNumber, mostListed } from '@/core/release/release'
import { database } from '../database'
import type { Access } from '../principal'
import { findReleasePermission } from './reader'

/** A release as a list reads it. */
export interface LineRow {
  readonly id: string
  readonly number: number
  readonly name: string
  readonly note: string
  readonly state: ReleaseState
  readonly choices: readonly ExportChoice[]
  readonly created_at: Date
  readonly published_at: Date | null
  readonly files: number
  readonly bytes: string
  readonly reason: string | null
  readonly withdrawn_at: Date | null
}

/** All of a release but its files. */
export interface ReleaseRow extends LineRow {
  readonly project_id: string
  readonly step: string
  readonly done: number
  readonly parts: number
  readonly because: string | null
  readonly answers: DatasheetAnswers
  readonly facts: ReleaseFacts | null
  readonly certificate: Certificate | null
  readonly changes: ReleaseChanges | null
  readonly snapshot_at: Date | null
}

/** From which tables a line is read: the end of a select. */
export const lineColumns = `r.id, r.number, r.name, r.note, r.state, r.choices, r.created_at, r.published_at, w.reason, w.withdrawn_at, f.files, f.bytes
  FROM releases r LEFT JOIN release_withdrawals w ON w.project_id = r.project_id AND w.release_id = r.id
  CROSS JOIN LATERAL (SELECT count(*)::int AS files, coalesce(sum(size), 0)::text AS bytes FROM release_files f WHERE f.project_id = r.project_id AND f.release_id = r.id) f`

/** A release that this member may see: a lead any, others what is published; undefined where there is none. */
export async function findRow(access: Access, number: number): Promise<ReleaseRow | undefined> {
  if (!isReleaseNumber(number) || !(await findReleasePermission(access)).allowed) return undefined
  const { rows } = await database().pool.query<ReleaseRow>(
    `SELECT r.project_id, r.step, r.done, r.parts, r.because, r.answers, r.facts, r.certificate, r.changes, r.snapshot_at, ${lineColumns} WHERE r.project_id = $1 AND r.number = $2 AND (r.state = 'published' OR $3)`,
    [access.project.id, number, access.role === 'lead'])
  return rows[0]
}

export function lineOf(row: LineRow): ReleaseLine {
  return {
    number: row.number, name: row.name, note: row.note, state: row.state, formats: row.choices.map(({ format }) => format),
    createdAt: row.created_at.toISOString(), publishedAt: row.published_at?.toISOString() ?? null, files: row.files, bytes: Number(row.bytes),
    withdrawn: row.withdrawn_at && { reason: row.reason!, at: row.withdrawn_at.toISOString() },
  }
}

export async function releaseOf(row: ReleaseRow): Promise<Release> {
  const { rows: listed } = await database().pool.query<{ path: string; format: string; size: string; sha256: string }>(
    `SELECT path, format, size, sha256 FROM release_files WHERE project_id = $1 AND release_id = $2 ORDER BY format <> 'document', position LIMIT $3`, [row.project_id, row.id, mostListed])
  return {
    ...lineOf(row), choices: row.choices, progress: { step: row.step, done: row.done, of: row.parts }, because: row.because, answers: row.answers, facts: row.facts,
    certificate: row.certificate, changes: row.changes, snapshotAt: row.snapshot_at?.toISOString() ?? null, listed: listed.map((file) => ({ ...file, size: Number(file.size) })),
  }
}
