import type { PoolClient } from 'pg'
import { enqueueImport } from './imports'
import { enqueueRelease } from './release/work'

/** What came back with a backup and lets somebody in, besides passwords. */
export interface LetsIn {
  /** Tokens that are good. */
  readonly tokens: number
  /** One-time links that nobody has used and that are good. */
  readonly links: number
}

/**
 * Sees to what a backup does not hold: the ledger of every reviewed article is marked to be derived anew, and what was under
 * way is put into the queue again, which is empty after a restore. In the caller's transaction, as the owner of the tables.
 */
export async function settleRestored(client: Pick<PoolClient, 'query'>): Promise<LetsIn> {
  await client.query(`
    INSERT INTO ledger_marks (project_id, article_id)
      SELECT DISTINCT v.project_id, v.article_id FROM assignments a JOIN article_versions v ON v.project_id = a.project_id AND v.id = a.article_version_id
       WHERE a.status = 'submitted' AND a.withdrawn_at IS NULL`)
  const { rows: imports } = await client.query<{ projectId: string; importId: string }>(
    `UPDATE imports SET worker = NULL, attempt = attempt + 1 WHERE state IN ('reading', 'applying') RETURNING project_id AS "projectId", id AS "importId"`)
  for (const job of imports) await enqueueImport(client, job)
  const { rows: releases } = await client.query<{ projectId: string; releaseId: string }>(
    `UPDATE releases SET worker = NULL, attempt = attempt + 1, step = '' WHERE state = 'making' RETURNING project_id AS "projectId", id AS "releaseId"`)
  for (const job of releases) await enqueueRelease(client, job)
  const { rows } = await client.query<LetsIn>(`
    SELECT (SELECT count(*) FROM tokens WHERE revoked_at IS NULL AND expires_at > now())::int AS tokens,
           (SELECT count(*) FROM invitations WHERE used_at IS NULL AND expires_at > now())::int AS links`)
  return rows[0]!
}
