import type { PoolClient } from 'pg'
import type { Annotation } from '@/core/annotation/annotation'
import type { FlagMessage } from '@/core/flag/flag'
import { type Permission, mayAnnotate } from '@/core/permission'
import type { KeyedWrite } from '@/core/request/writes'
import type { Answer } from '@/core/question/answer'
import { type Standing, isAnnotation, isAnswer } from '@/core/saving/write'
import { type Problem, type Result, fail, ok } from '@/core/result'
import { notFound } from './access'
import { type AnnotationWrite, type OwnAssignment, applyWrite, beginWork, refusalOf, unmasked, writingMask } from './annotation'
import { applyAnswer } from './answer'
import { transaction } from './database'
import { keepWrite } from './kept-writes'
import type { Mask } from './masking'
import type { Principal } from './principal'
import { applyQuestion } from './question-to-reviewer'
import { type Receipt, addReceipt, findReceipts, hashOf } from './write-receipts'

/** What became of one write of several, by its key. */
export type Written =
  | { readonly key: string; readonly outcome: 'stored'; readonly annotation: Annotation }
  | { readonly key: string; readonly outcome: 'stored'; readonly answer: Answer }
  | { readonly key: string; readonly outcome: 'stored'; readonly message: FlagMessage }
  | { readonly key: string; readonly outcome: 'conflict'; readonly current: Annotation | Answer }
  | { readonly key: string; readonly outcome: 'refused' | 'kept'; readonly problem: Problem }

/** An assignment with what decides whether work on it can still be stored. */
interface Place extends OwnAssignment {
  readonly closed: boolean
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

function repeated(receipt: Receipt, write: KeyedWrite): Written {
  const { key } = write
  if (!receipt.hash.equals(hashOf(write))) return { key, outcome: 'refused', problem: { code: 'refused', message: 'Something else has been sent under this key before.', field: 'key' } }
  const { became } = receipt
  return 'stored' in became ? storedAs(key, became.stored) : { key, outcome: 'kept', problem: keptBecause(became.keptBecause) }
}

/** What is answered to somebody from whom the outlet may be hidden. */
function masked(written: Written, mask: Mask | undefined): Written {
  if (!mask) return written
  if ('annotation' in written) return { ...written, annotation: mask.quoted(written.annotation) }
  return written.outcome === 'conflict' && isAnnotation(written.current) ? { ...written, current: mask.quoted(written.current) } : written
}

async function writeOne(client: PoolClient, principal: Principal, place: Place, sent: KeyedWrite, mask: Mask | undefined): Promise<Written> {
  const { key } = sent
  const write = withRealWords(sent, mask)
  const permission = permissionAt(place)
  const result = await apply(client, principal, place, write)
  if (result.ok) {
    await addReceipt(client, place, sent, result.value)
    return storedAs(key, result.value)
  }
  const { problem } = result
  if (!permission.allowed && problem.field !== 'id') {
    const kept = await keepWrite(client, { projectId: place.project_id, assignmentId: place.id, authorId: principal.userId, write, hash: hashOf(sent), reason: permission.reason })
    return kept ? { key, outcome: 'kept', problem: keptBecause(permission.reason) } : { key, outcome: 'refused', problem: { code: 'refused', message: `${permission.reason} More than is kept for one article has come in already, so this stays in your browser.` } }
  }
  const current = (problem.details as { current?: Annotation | Answer } | undefined)?.current
  if (problem.code === 'conflict' && current) return { key, outcome: 'conflict', current }
  return { key, outcome: 'refused', problem }
}

/** Makes one write so that a refusal of PostgreSQL undoes it alone. */
async function apply(client: PoolClient, principal: Principal, place: Place, write: KeyedWrite): Promise<Result<Standing>> {
  if (place.closed) return fail('refused', '')
  await client.query('SAVEPOINT write')
  try {
    if (write.kind === 'message') return await applyQuestion(client, principal, place, write, write.key)
    if (write.kind === 'answer') return await applyAnswer(client, principal, place, write.id, { basedOn: write.basedOn, value: write.value })
    return await applyWrite(client, principal, place, annotationWriteOf(write))
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

function storedAs(key: string, stored: Standing): Written {
  if (isAnnotation(stored)) return { key, outcome: 'stored', annotation: stored }
  return isAnswer(stored) ? { key, outcome: 'stored', answer: stored } : { key, outcome: 'stored', message: stored }
}

/** A write with the words that really stand there, where its writer saw blocks. */
function withRealWords(write: KeyedWrite, mask: Mask | undefined): KeyedWrite {
  if (write.kind !== 'put') return write
  const real = unmasked(annotationWriteOf(write), mask)
  return real.kind === 'put' ? { ...write, quotes: real.request.quotes } : write
}

function annotationWriteOf(write: Extract<KeyedWrite, { kind: 'put' | 'delete' }>): AnnotationWrite {
  if (write.kind === 'delete') return { kind: 'delete', id: write.id, basedOn: write.basedOn }
  const { key: _key, kind: _kind, id, ...request } = write
  return { kind: 'put', id, request }
}
