import type { PoolClient } from 'pg'
import type { Annotation, AnnotationContent, AttributeValue } from '@/core/annotation/annotation'
import { checkAttributes } from '@/core/annotation/check-attributes'
import { extentsEqual, normaliseExtent } from '@/core/annotation/fragment'
import { type Origin, byHand, sameOrigin } from '@/core/annotation/origin'
import type { Codebook } from '@/core/codebook/codebook'
import type { AssignmentState } from '@/core/assignment/assignment'
import { type Role, mayAnnotate } from '@/core/permission'
import type { AnnotationRequest } from '@/core/request/annotation'
import { type Result, fail, ok } from '@/core/result'
import { codePoint } from '@/core/text/offset'
import { notFound } from './access'
import { publishedCodebook } from './codebook-cache'
import { transaction } from './database'
import { type Mask, findWritingMask } from './masking'
import type { Principal } from './principal'
import { violationOf } from './violation'

/** One keyed write to an annotation. Repeating it changes nothing; a stale one is answered with the current state. */
export type AnnotationWrite =
  | { readonly kind: 'put'; readonly id: string; readonly request: AnnotationRequest }
  | { readonly kind: 'delete'; readonly id: string; readonly basedOn: number }

/** The columns of an annotation as pg gives them. */
export interface AnnotationRow {
  id: string
  assignment_id: string
  tag: string
  starts: number[]
  ends: number[]
  quotes: string[]
  note: string
  attributes: Record<string, AttributeValue>
  origin: Origin
  version: number
  deleted: boolean
  changed_at: Date
  outlet_visible: boolean
  copied_from_id?: string | null
}

const columns = 'id, assignment_id, tag, starts, ends, quotes, note, attributes, origin, version, deleted, changed_at, outlet_visible'

/** An assignment of the asker's own, as it stands while its row is locked. */
export interface OwnAssignment {
  id: string
  project_id: string
  article_version_id: string
  codebook_version_id: string
  status: AssignmentState
  withdrawn_at: Date | null
  outlet_hidden: boolean
  role: Role
}

/**
 * Writes one annotation of the asker's own assignment, and commits before it answers.
 *
 * Fails with `notFound` (not theirs), `refused` (submitted, or content the codebook or PostgreSQL
 * does not accept) or `conflict`, whose details are the annotation as it stands now.
 */
export async function writeAnnotation(principal: Principal, assignmentId: string, write: AnnotationWrite): Promise<Result<Annotation>> {
  try {
    return await transaction(async (client) => {
      const assignment = await lockAssignment(client, principal, assignmentId)
      if (!assignment) return notFound
      const mask = await writingMask(client, assignment)
      const written = await applyWrite(client, principal, assignment, unmasked(write, mask))
      if (written.ok) await beginWork(client, assignment)
      return maskedResult(written, mask)
    })
  } catch (error) {
    return refusalOf(error) ?? rethrow(error)
  }
}

/**
 * Makes one write inside the caller's transaction, which holds the lock of the assignment. What PostgreSQL refuses is
 * thrown; `refusalOf` puts it into words.
 */
export async function applyWrite(client: PoolClient, principal: Principal, assignment: OwnAssignment, write: AnnotationWrite): Promise<Result<Annotation>> {
  const permission = mayAnnotate({ role: assignment.role, status: assignment.status, withdrawn: assignment.withdrawn_at !== null })
  const current = await findCurrent(client, assignment.id, write.id)
  if (current === 'elsewhere') return fail('refused', 'An annotation with this id belongs to another assignment.', { field: 'id' })
  if (current && repeats(current, write)) return ok(annotationOf(current))
  if (!permission.allowed) return fail('refused', permission.reason)

  const basedOn = write.kind === 'put' ? write.request.basedOn : write.basedOn
  if ((current?.version ?? 0) !== basedOn) {
    if (!current) return fail('conflict', 'This annotation has not been stored before, so there is nothing to change.')
    return fail('conflict', 'This annotation was changed somewhere else in the meantime. Both versions are kept until you choose.', { details: { current: annotationOf(current) } })
  }
  const content = write.kind === 'put' ? contentOf(write.request, await publishedCodebook(client, assignment.project_id, assignment.codebook_version_id)) : ok(annotationOf(current!))
  if (!content.ok) return content
  const origin = write.kind === 'put' ? write.request.origin : undefined
  if (current && origin && !sameOrigin(origin, current.origin)) return fail('refused', 'How an annotation was made never changes.', { field: 'origin' })
  return ok(annotationOf(await store(client, principal, assignment, write, current, content.value, origin ?? byHand)))
}

/** What hides the outlet of an assignment that is written to, if it ever was hidden. */
export async function writingMask(client: PoolClient, { id, outlet_hidden }: OwnAssignment): Promise<Mask | undefined> {
  return outlet_hidden ? findWritingMask(client, id) : undefined
}

/** A write with the real words for those that its writer saw. One whose quotes are from elsewhere stays as it is, and PostgreSQL refuses it. */
export function unmasked(write: AnnotationWrite, mask: Mask | undefined): AnnotationWrite {
  if (!mask || write.kind === 'delete') return write
  const quotes = mask.restore({ extent: write.request.fragments.map(fragmentOf), quotes: write.request.quotes })
  return quotes ? { ...write, request: { ...write.request, quotes: [...quotes] } } : write
}

/** What is answered to somebody from whom the outlet may be hidden. */
function maskedResult(result: Result<Annotation>, mask: Mask | undefined): Result<Annotation> {
  if (!mask) return result
  if (result.ok) return ok(mask.quoted(result.value))
  const current = (result.problem.details as { current?: Annotation } | undefined)?.current
  return current ? { ok: false, problem: { ...result.problem, details: { current: mask.quoted(current) } } } : result
}

/** Something has been stored in this assignment: if it had not been begun, it is now. */
export async function beginWork(client: PoolClient, { id, status }: OwnAssignment): Promise<void> {
  if (status === 'assigned') await client.query(`UPDATE assignments SET status = 'inProgress', started_at = coalesce(started_at, now()) WHERE id = $1`, [id])
}

/** Locks the assignment while its annotations or answers change: writes to it go one after the other, and none after its submission. */
export async function lockAssignment(client: PoolClient, principal: Principal, assignmentId: string): Promise<OwnAssignment | undefined> {
  const { rows } = await client.query<OwnAssignment>({
    name: 'lock-assignment',
    text: `SELECT a.id, a.project_id, a.article_version_id, a.codebook_version_id, a.status, a.withdrawn_at, a.outlet_hidden, m.role
             FROM assignments a
             JOIN members m ON m.project_id = a.project_id AND m.user_id = a.user_id AND m.disabled_at IS NULL
            WHERE a.id = $1 AND a.user_id = $2
              FOR NO KEY UPDATE OF a`,
    values: [assignmentId, principal.userId],
  })
  return rows[0]
}

async function findCurrent(client: PoolClient, assignmentId: string, id: string): Promise<AnnotationRow | 'elsewhere' | undefined> {
  const { rows } = await client.query<AnnotationRow>({ name: 'find-annotation', text: `SELECT ${columns} FROM annotations WHERE id = $1 FOR UPDATE`, values: [id] })
  const row = rows[0]
  return row && row.assignment_id !== assignmentId ? 'elsewhere' : row
}

/** Whether the write is the one that made the current version: its answer was lost, and it came again. */
function repeats(current: AnnotationRow, write: AnnotationWrite): boolean {
  if (write.kind === 'delete') return current.deleted && current.version === write.basedOn + 1
  const { request } = write
  const stored = annotationOf(current)
  return (
    current.version === request.basedOn + 1 && !current.deleted && stored.tag === request.tag && stored.note === request.note &&
    JSON.stringify(stored.quotes) === JSON.stringify(request.quotes) && (!request.origin || sameOrigin(stored.origin, request.origin)) &&
    extentsEqual(stored.extent, normaliseExtent(request.fragments.map(fragmentOf))) && canonical(stored.attributes) === canonical(request.attributes)
  )
}

function canonical(attributes: Readonly<Record<string, AttributeValue>>): string {
  return JSON.stringify(Object.entries(attributes).sort(([a], [b]) => (a < b ? -1 : 1)))
}

function contentOf(request: AnnotationRequest, codebook: Codebook): Result<AnnotationContent> {
  if (!codebook.tags.some((tag) => tag.key === request.tag)) return fail('refused', `There is no tag “${request.tag}” in this codebook.`, { field: 'tag' })
  const checked = checkAttributes(codebook, request.tag, request.attributes)
  if (!checked.ok) return checked
  const extent = request.fragments.map(fragmentOf)
  if (!extentsEqual(extent, normaliseExtent(extent))) return fail('refused', 'Fragments are sorted, not empty, and do not touch each other.', { field: 'fragments' })
  if (extent.length !== request.quotes.length) return fail('refused', 'There is one quote for each fragment.', { field: 'quotes' })
  return ok({ tag: request.tag, extent, quotes: request.quotes, note: request.note, attributes: request.attributes })
}

function fragmentOf(fragment: { start: number; end: number }) {
  return { start: codePoint(fragment.start), end: codePoint(fragment.end) }
}

async function store(
  client: PoolClient, principal: Principal, assignment: OwnAssignment,
  write: AnnotationWrite, current: AnnotationRow | undefined, content: AnnotationContent, origin: Origin,
): Promise<AnnotationRow> {
  const deleted = write.kind === 'delete'
  const values = [
    write.id, content.tag, content.extent.map((one) => one.start), content.extent.map((one) => one.end), content.quotes,
    content.note, JSON.stringify(content.attributes), deleted, principal.userId,
  ]
  const { rows } = current
    ? await client.query<AnnotationRow>({
        name: 'change-annotation',
        text: `UPDATE annotations SET tag = $2, starts = $3, ends = $4, quotes = $5, note = $6, attributes = $7, deleted = $8,
                      changed_by_id = $9, version = version + 1 WHERE id = $1 RETURNING ${columns}`,
        values,
      })
    : await client.query<AnnotationRow>({
        name: 'add-annotation',
        text: `INSERT INTO annotations (id, tag, starts, ends, quotes, note, attributes, deleted, changed_by_id,
                                        project_id, assignment_id, article_version_id, codebook_version_id, origin, version)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1) RETURNING ${columns}`,
        values: [...values, assignment.project_id, assignment.id, assignment.article_version_id, assignment.codebook_version_id, JSON.stringify(origin)],
      })
  return rows[0]!
}

/** A row as the domain speaks of it. */
export function annotationOf(row: AnnotationRow): Annotation {
  return {
    id: row.id, assignmentId: row.assignment_id, tag: row.tag, quotes: row.quotes, note: row.note, attributes: row.attributes, origin: row.origin,
    extent: row.starts.map((start, index) => fragmentOf({ start, end: row.ends[index]! })),
    version: row.version, deleted: row.deleted, changedAt: row.changed_at.toISOString(), outletVisible: row.outlet_visible,
    ...(row.copied_from_id ? { copiedFrom: row.copied_from_id } : {}),
  }
}

/**
 * What PostgreSQL refused, in words; undefined when the error is something else. Every refusal of content is one: answered
 * as a failure, it would be sent again for ever, and hold up what waits behind it.
 */
export function refusalOf(error: unknown): Result<never> | undefined {
  const violation = violationOf(error)
  if (violation?.constraint === 'annotation_quote') return fail('refused', `The quote is not what stands at these offsets: ${violation.message}.`, { field: 'quotes' })
  if (violation?.constraint === 'annotation_extent') return fail('refused', `The extent does not fit the text: ${violation.message}.`, { field: 'fragments' })
  if (violation?.constraint === 'annotation_origin') return fail('refused', `This is not how an annotation is made: ${violation.message}.`, { field: 'origin' })
  // Two tabs made the same annotation at once: the other one was first.
  if (violation?.state === '23505') return fail('conflict', 'This annotation is being stored by another tab.')
  if (violation) return fail('refused', 'This cannot be stored as it is: it breaks a rule of the database. Change it, or show it to whoever looks after this installation.')
  return undefined
}

function rethrow(error: unknown): never {
  throw error
}
