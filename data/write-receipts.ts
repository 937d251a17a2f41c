import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import type { KeyedWrite } from '@/core/request/writes'
import type { Standing } from '@/core/saving/write'
import { isAnnotation, isAnswer } from '@/core/saving/write'
import { type AnnotationRow, type OwnAssignment, annotationOf } from './annotation'
import { type AnswerRow, answerOf } from './answer'
import { type MessageRow, messageOf } from './question-to-reviewer'

/** What has become of a key. */
export interface Receipt {
  readonly hash: Buffer
  /** What was stored under it, as it was then; or why it was kept and not stored. */
  readonly became: { readonly stored: Standing } | { readonly keptBecause: string }
}

/** What has come under these keys before. */
export async function findReceipts(client: PoolClient, { id, project_id }: OwnAssignment, writes: readonly KeyedWrite[]): Promise<ReadonlyMap<string, Receipt>> {
  const values = [project_id, id, writes.map(({ key }) => key)]
  const receipts = new Map<string, Receipt>()
  const annotations = await client.query<AnnotationRow & { key: string; hash: Buffer }>({
    name: 'find-receipts',
    text: `SELECT w.key, w.content_sha256 AS hash, r.annotation_id AS id, w.assignment_id, r.tag, r.starts, r.ends, r.quotes, r.note, r.attributes, r.origin, r.version, r.deleted, r.changed_at, r.outlet_visible
             FROM annotation_writes w
             JOIN annotation_revisions r ON r.project_id = w.project_id AND r.annotation_id = w.annotation_id AND r.version = w.version
            WHERE w.project_id = $1 AND w.assignment_id = $2 AND w.key = ANY ($3::uuid[])`,
    values,
  })
  for (const row of annotations.rows) receipts.set(row.key, { hash: row.hash, became: { stored: annotationOf(row) } })
  const kept = await client.query<{ key: string; hash: Buffer; reason: string }>({
    name: 'find-kept',
    text: 'SELECT key, content_sha256 AS hash, reason FROM kept_writes WHERE project_id = $1 AND assignment_id = $2 AND key = ANY ($3::uuid[])',
    values,
  })
  for (const { key, hash, reason } of kept.rows) receipts.set(key, { hash, became: { keptBecause: reason } })
  const answers = await client.query<AnswerRow & { key: string; hash: Buffer }>({
    name: 'find-answer-receipts',
    text: `SELECT w.key, w.content_sha256 AS hash, r.question, r.value, r.version, r.changed_at, r.outlet_visible
             FROM answer_writes w
             JOIN answer_revisions r ON r.project_id = w.project_id AND r.assignment_id = w.assignment_id AND r.question = w.question AND r.version = w.version
            WHERE w.project_id = $1 AND w.assignment_id = $2 AND w.key = ANY ($3::uuid[])`,
    values,
  })
  for (const row of answers.rows) receipts.set(row.key, { hash: row.hash, became: { stored: answerOf(row) } })
  const messages = await client.query<MessageRow & { key: string }>({
    name: 'find-message-receipts',
    text: `SELECT m.write_key AS key, m.id, m.annotation_id, m.kind, m.text, m.at
             FROM flag_messages m
             JOIN annotations a ON a.project_id = m.project_id AND a.id = m.annotation_id
            WHERE m.project_id = $1 AND a.assignment_id = $2 AND m.write_key = ANY ($3::uuid[])`,
    values,
  })
  for (const row of messages.rows) {
    const { key, id: message, annotation_id: annotation, text } = row
    receipts.set(key, { hash: hashOf({ key, kind: 'message', id: message, annotation, text }), became: { stored: messageOf(row) } })
  }
  return receipts
}

/** Notes under which key something was stored, in the caller's transaction. A message has its key in its own row. */
export async function addReceipt(client: PoolClient, { id, project_id }: OwnAssignment, write: KeyedWrite, stored: Standing): Promise<void> {
  if (isAnnotation(stored))
    await client.query({
      name: 'add-receipt',
      text: 'INSERT INTO annotation_writes (project_id, assignment_id, key, annotation_id, version, content_sha256) VALUES ($1, $2, $3, $4, $5, $6)',
      values: [project_id, id, write.key, stored.id, stored.version, hashOf(write)],
    })
  else if (isAnswer(stored))
    await client.query({
      name: 'add-answer-receipt',
      text: 'INSERT INTO answer_writes (project_id, assignment_id, key, question, version, content_sha256) VALUES ($1, $2, $3, $4, $5, $6)',
      values: [project_id, id, write.key, stored.question, stored.version, hashOf(write)],
    })
}

/** The hash of what a write says, whatever the order of its attributes. */
export function hashOf(write: KeyedWrite): Buffer {
  return createHash('sha256').update(JSON.stringify(saidBy(write))).digest()
}

function saidBy(write: KeyedWrite): readonly unknown[] {
  const { kind } = write
  const id = write.id.toLowerCase()
  switch (kind) {
    case 'delete':
      return [kind, id, write.basedOn]
    case 'put':
      return [kind, id, write.basedOn, write.tag, write.fragments.map(({ start, end }) => [start, end]), write.quotes, write.note, Object.entries(write.attributes).sort(([a], [b]) => (a < b ? -1 : 1)),
        // Only where it is said, so that a write from before there were origins has the hash that it had.
        ...(write.origin ? [write.origin.by === 'search' ? write.origin.phrase : null] : [])]
    case 'answer':
      return [kind, id, write.basedOn, inOneOrder(write.value)]
    case 'message':
      return [kind, id, write.annotation.toLowerCase(), write.text]
  }
}

function inOneOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOneOrder)
  if (typeof value !== 'object' || value === null) return value
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, inOneOrder(part)])
}
