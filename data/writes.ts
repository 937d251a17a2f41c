import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { Annotation } from '@/core/annotation/annotation'
import { type Permission, mayAnnotate } from '@/core/permission'
import type { KeyedWrite } from '@/core/request/writes'
import { type Problem, type Result, fail, ok } from '@/core/result'
import { notFound } from './access'
import { type AnnotationRow, type AnnotationWrite, type OwnAssignment, annotationOf, applyWrite, beginWork, refusalOf, unmasked, writingMask } from './annotation'
import { transaction } from './database'
import { keepWrite } from './kept-writes'
import type { Mask } from './masking'
import type { Principal } from './principal'

/** What became of one write of several, by its key. */
export type Written =
  | { readonly key: string; readonly outcome: 'stored'; readonly annotation: Annotation }
  | { readonly key: string; readonly outcome: 'conflict'; readonly current: Annotation }
  | { readonly key: string; readonly outcome: 'refused' | 'kept'; readonly problem: Problem }

/** An assignment with what decides whether work on it can still be stored. */
interface Place extends OwnAssignment {
  readonly closed: boolean
}

interface Receipt {
  readonly key: string
  readonly content_sha256: Buffer
  /** The state that was written under this key; null where the write was kept, not stored. */
  readonly row: AnnotationRow | null
  readonly reason: string | null
}

/**
 * Makes several writes to the asker's own assignment, in order and in one transaction, which is committed before this
 * answers. Each is answered on its own: one that is refused undoes none of the others. What comes again under its key is
 * answered as before; other content under that key is refused. What can no longer be stored is kept for the lead.
 *
 * Fails with `notFound` (not theirs), and with `refused` when every single write was, with all answers in the details.
 */
export async function writeAnnotations(principal: Principal, assignmentId: string, writes: readonly KeyedWrite[]): Promise<Result<{ writes: readonly Written[] }>> {
  return transaction(async (client) => {
    const place = await lockPlace(client, principal, assignmentId)
    if (!place) return notFound
    const receipts = await findReceipts(client, place, writes)
    const mask = await writingMask(client, place)
    const written: Written[] = []
    for (const write of writes) {
      const receipt = receipts.get(write.key.toLowerCase())
      written.push(masked(receipt ? repeated(receipt, write) : await writeOne(client, principal, place, write, mask), mask))
    }
    if (written.some(({ outcome }) => outcome === 'stored')) await beginWork(client, place)
    const [first] = written
    if (first?.outcome === 'refused' && written.every(({ outcome }) => outcome === 'refused')) return fail('refused', first.problem.message, { field: first.problem.field, details: { writes: written } })
    return ok({ writes: written })
  })
}

/** The assignment, locked while it is written to: also that of somebody who is no member any more, so that their last work can be kept. */
async function lockPlace(client: PoolClient, principal: Principal, assignmentId: string): Promise<Place | undefined> {
  const { rows } = await client.query<Place>({
    name: 'lock-place',
    text: `SELECT a.id, a.project_id, a.article_version_id, a.codebook_version_id, a.status, a.withdrawn_at, a.outlet_hidden, m.role, m.disabled_at IS NOT NULL AS closed
             FROM assignments a
             JOIN members m ON m.project_id = a.project_id AND m.user_id = a.user_id
            WHERE a.id = $1 AND a.user_id = $2
              FOR NO KEY UPDATE OF a`,
    values: [assignmentId, principal.userId],
  })
  return rows[0]
}

/** What has come under these keys before. */
async function findReceipts(client: PoolClient, place: Place, writes: readonly KeyedWrite[]): Promise<ReadonlyMap<string, Receipt>> {
  const { rows } = await client.query<Receipt & AnnotationRow>({
    name: 'find-receipts',
    text: `SELECT w.key, w.content_sha256, NULL AS reason, r.annotation_id AS id, w.assignment_id, r.tag, r.starts, r.ends, r.quotes, r.note, r.attributes, r.version, r.deleted, r.changed_at, r.outlet_visible
             FROM annotation_writes w
             JOIN annotation_revisions r ON r.project_id = w.project_id AND r.annotation_id = w.annotation_id AND r.version = w.version
            WHERE w.project_id = $1 AND w.assignment_id = $2 AND w.key = ANY ($3::uuid[])
            UNION ALL
           SELECT key, content_sha256, reason, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
             FROM kept_writes WHERE project_id = $1 AND assignment_id = $2 AND key = ANY ($3::uuid[])`,
    values: [place.project_id, place.id, writes.map(({ key }) => key)],
  })
  return new Map(rows.map((row) => [row.key, { key: row.key, content_sha256: row.content_sha256, reason: row.reason, row: row.reason === null ? row : null }]))
}

function repeated(receipt: Receipt, write: KeyedWrite): Written {
  const { key } = write
  if (!receipt.content_sha256.equals(hashOf(write))) return { key, outcome: 'refused', problem: { code: 'refused', message: 'Something else has been sent under this key before.', field: 'key' } }
  if (receipt.row) return { key, outcome: 'stored', annotation: annotationOf(receipt.row) }
  return { key, outcome: 'kept', problem: keptBecause(receipt.reason ?? '') }
}

/** What is answered to somebody from whom the outlet may be hidden. */
function masked(written: Written, mask: Mask | undefined): Written {
  if (!mask) return written
  if (written.outcome === 'stored') return { ...written, annotation: mask.quoted(written.annotation) }
  return written.outcome === 'conflict' ? { ...written, current: mask.quoted(written.current) } : written
}

async function writeOne(client: PoolClient, principal: Principal, place: Place, write: KeyedWrite, mask: Mask | undefined): Promise<Written> {
  const { key } = write
  const permission = permissionAt(place)
  const real = unmasked(annotationWriteOf(write), mask)
  const result = await apply(client, principal, place, real)
  if (result.ok) {
    await client.query({
      name: 'add-receipt',
      text: 'INSERT INTO annotation_writes (project_id, assignment_id, key, annotation_id, version, content_sha256) VALUES ($1, $2, $3, $4, $5, $6)',
      values: [place.project_id, place.id, key, result.value.id, result.value.version, hashOf(write)],
    })
    return { key, outcome: 'stored', annotation: result.value }
  }
  const { problem } = result
  if (!permission.allowed && problem.field !== 'id') {
    const kept = await keepWrite(client, { projectId: place.project_id, assignmentId: place.id, authorId: principal.userId, write: withRealWords(write, real), hash: hashOf(write), reason: permission.reason })
    return kept ? { key, outcome: 'kept', problem: keptBecause(permission.reason) } : { key, outcome: 'refused', problem: { code: 'refused', message: `${permission.reason} More than is kept for one article has come in already, so this stays in your browser.` } }
  }
  const current = (problem.details as { current?: Annotation } | undefined)?.current
  if (problem.code === 'conflict' && current) return { key, outcome: 'conflict', current }
  return { key, outcome: 'refused', problem }
}

/** Makes one write so that a refusal of PostgreSQL undoes it alone. */
async function apply(client: PoolClient, principal: Principal, place: Place, write: AnnotationWrite): Promise<Result<Annotation>> {
  if (place.closed) return fail('refused', '')
  await client.query('SAVEPOINT write')
  try {
    return await applyWrite(client, principal, place, write)
  } catch (error) {
    const refusal = refusalOf(error)
    if (!refusal) throw error
    await client.query('ROLLBACK TO SAVEPOINT write')
    return refusal
  }
}

function permissionAt(place: Place): Permission {
  if (place.closed) return { allowed: false, reason: 'You are no longer a member of this project.' }
  return mayAnnotate({ role: place.role, status: place.status, withdrawn: place.withdrawn_at !== null })
}

function keptBecause(reason: string): Problem {
  return { code: 'refused', message: `${reason} What you had not saved by then is on the server all the same, where the lead finds it.` }
}

/** What is kept for the lead: with the real words, where its writer saw blocks. */
function withRealWords(write: KeyedWrite, real: AnnotationWrite): KeyedWrite {
  return write.kind === 'put' && real.kind === 'put' ? { ...write, quotes: real.request.quotes } : write
}

function annotationWriteOf(write: KeyedWrite): AnnotationWrite {
  if (write.kind === 'delete') return { kind: 'delete', id: write.id, basedOn: write.basedOn }
  const { key: _key, kind: _kind, id, ...request } = write
  return { kind: 'put', id, request }
}

/** The hash of what a write says, whatever the order of its attributes. */
function hashOf(write: KeyedWrite): Buffer {
  const { kind, id, basedOn } = write
  const said = kind === 'delete' ? [kind, id.toLowerCase(), basedOn]
    : [kind, id.toLowerCase(), basedOn, write.tag, write.fragments.map(({ start, end }) => [start, end]), write.quotes, write.note, Object.entries(write.attributes).sort(([a], [b]) => (a < b ? -1 : 1))]
  return createHash('sha256').update(JSON.stringify(said)).digest()
}
