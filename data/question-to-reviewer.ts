import type { PoolClient } from 'pg'
import type { FlagMessage } from '@/core/flag/flag'
import { mayAnnotate } from '@/core/permission'
import { type Result, fail, ok } from '@/core/result'
import type { OwnAssignment } from './annotation'
import type { Principal } from './principal'

/** A question about a passage, under an id that the client made. */
export interface QuestionToReviewer {
  readonly id: string
  readonly annotation: string
  readonly text: string
}

/** The columns of a message as pg gives them. */
export interface MessageRow {
  id: string
  annotation_id: string
  kind: FlagMessage['kind']
  text: string
  at: Date
}

const columns = 'id, annotation_id, kind, text, at'

/**
 * Asks about a passage of the asker's own, inside the caller's transaction, which holds the lock of the assignment. The
 * same question again changes nothing. `key` names the write, where it came under one.
 */
export async function applyQuestion(client: PoolClient, principal: Principal, assignment: OwnAssignment, { id, annotation, text }: QuestionToReviewer, key: string | null): Promise<Result<FlagMessage>> {
  const known = await client.query<MessageRow & { author_id: string }>({ name: 'find-message', text: `SELECT ${columns}, author_id FROM flag_messages WHERE id = $1`, values: [id] })
  const said = known.rows[0]
  if (said) {
    const same = said.text === text && said.annotation_id === annotation.toLowerCase() && said.author_id === principal.userId && said.kind === 'question'
    return same ? ok(messageOf(said)) : fail('refused', 'Something else was sent under this id.', { field: 'id' })
  }
  const permission = mayAnnotate({ role: assignment.role, status: assignment.status, withdrawn: assignment.withdrawn_at !== null })
  if (!permission.allowed) return fail('refused', permission.reason)
  const { rows } = await client.query<MessageRow>({
    name: 'add-question',
    text: `INSERT INTO flag_messages (project_id, id, annotation_id, kind, text, author_id, write_key)
           SELECT project_id, $1, id, 'question', $2, $3, $4 FROM annotations WHERE id = $5 AND assignment_id = $6
           RETURNING ${columns}`,
    values: [id, text, principal.userId, key, annotation, assignment.id],
  })
  return rows[0] ? ok(messageOf(rows[0])) : fail('refused', 'There is no such passage in this article.', { field: 'annotation' })
}

/** A row as the domain speaks of it. */
export function messageOf({ id, annotation_id, kind, text, at }: MessageRow): FlagMessage {
  return { id, annotationId: annotation_id, kind, text, at: at.toISOString() }
}
