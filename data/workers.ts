import { transaction } from './database'
import { releaseDeadReleases } from './release/work'

/** Seconds without a word after which a worker counts as dead. They say so every five. */
export const silentFor = 30

/** Says that these workers, by the names the queue knows them by, are alive. */
export async function announceWorkers(ids: readonly string[]): Promise<void> {
  await transaction((client) =>
    client.query('INSERT INTO workers (id) SELECT unnest($1::text[]) ON CONFLICT (id) DO UPDATE SET seen_at = clock_timestamp()', [ids]),
  )
}

/**
 * Takes their jobs from workers that are dead, so that others begin them again: from those named, and from all who have been
 * silent too long. What was begun as often as it may be, or whose job is gone, is said to have failed. Answers with how many
 * workers were dead.
 */
export async function releaseDeadWorkers(named: readonly string[] = []): Promise<number> {
  return transaction(async (client) => {
    const { rows } = await client.query<{ id: string }>(
      `DELETE FROM workers WHERE id = ANY($1) OR seen_at < clock_timestamp() - make_interval(secs => $2) RETURNING id`, [named, silentFor])
    const dead = rows.map(({ id }) => id)
    if (dead.length > 0) {
      await client.query('SELECT graphile_worker.force_unlock_workers($1)', [dead])
      await client.query(`UPDATE agreement_pieces SET state = 'waiting', worker = NULL, changed_at = clock_timestamp() WHERE state = 'running' AND worker = ANY($1)`, [dead])
      // What they had begun may still be on its way into the database: it counts no more.
      await client.query(`UPDATE imports SET worker = NULL, attempt = attempt + 1 WHERE worker = ANY($1)`, [dead])
    }
    await client.query(
      `UPDATE agreement_pieces p SET state = 'failed', worker = NULL, because = $1, changed_at = clock_timestamp()
        WHERE state IN ('waiting', 'running')
          AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j
                           WHERE j.key = concat_ws(' ', 'agreement', p.project_id, p.content_sha256, p.piece) AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))`,
      ['The computation ended several times without an answer. Ask again; if it happens again, the server’s log says more.'])
    await client.query(
      `UPDATE imports i SET state = 'failed', worker = NULL, because = $1, changed_at = clock_timestamp()
        WHERE state IN ('reading', 'applying')
          AND NOT EXISTS (SELECT FROM graphile_worker._private_jobs j
                           WHERE j.key = concat_ws(' ', 'import', i.project_id, i.id) AND (j.locked_at IS NOT NULL OR j.attempts < j.max_attempts))`,
      ['The import was begun several times and never came to an end. What was stored is kept. Try it again; if it happens again, the server’s log says more.'])
    await releaseDeadReleases(client, dead)
    return dead.length
  })
}
