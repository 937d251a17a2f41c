import type { PoolClient } from 'pg'
import type { ExportedArticle } from '@/core/export/exported-article'
import { demand } from './access'
import { recordAct } from './audit'
import { database } from './database'
import { readPlaces } from './export-places'
import type { ArticleParts } from './export-rows/batch'
import type { Access } from './principal'

/** The project of an export. */
export type ExportedProject = Pick<Access['project'], 'id' | 'slug' | 'name'>

/**
 * One repeatable-read snapshot of a project, on one connection: whatever is read from it is of the same moment, in as
 * many passes as one likes, one after the other. Whoever opens it closes it.
 */
export interface ExportSnapshot {
  readonly project: ExportedProject
  /** The moment it shows, ISO 8601, by the clock of the database. */
  readonly takenAt: string
  /** For what else is to be read of this moment. Read only. */
  readonly client: PoolClient
  /** Begins a pass over every article, in the order of their addresses. One pass at a time; one that is left early is ended. */
  articles(parts?: ArticleParts): AsyncGenerator<ExportedArticle>
  /** Ends the snapshot. A second time does nothing. */
  close(): Promise<void>
}

/** Opens the snapshot of an export that somebody asked for: leads only, and on record. @param detail what is exported, for the record */
export async function openExport(access: Access, detail: Readonly<Record<string, string | number | boolean | null>> = {}): Promise<ExportSnapshot> {
  demand(access, 'project.export')
  await recordAct(database().prisma, { action: 'export', actorId: access.principal.userId, projectId: access.project.id, detail })
  return openSnapshot(access.project)
}

/** Opens the snapshot of a job that a lead had permission for when they asked: a release. Nobody's request leads here. */
export async function openSnapshot(project: ExportedProject): Promise<ExportSnapshot> {
  const client = await database().exportPool.connect()
  let closed = false
  const close = async (): Promise<void> => {
    if (closed) return
    closed = true
    // A pass that was left early may have left the transaction broken: a connection that cannot roll back is of no more use.
    client.off('end', lost)
    client.release(!(await client.query('ROLLBACK').then(() => true, () => false)))
  }
  // PostgreSQL ends what nobody has read from for long. Whoever holds the snapshot may never come back to close it.
  const lost = (): void => void close()
  client.once('end', lost)
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now')
    return {
      project, client, close, takenAt: rows[0]!.now.toISOString(),
      async *articles(parts) {
        await client.query('CLOSE ALL')
        for await (const { article } of readPlaces(client, project.id, parts)) yield article
      },
    }
  } catch (error) {
    await close()
    throw error
  }
}
