import { createHash } from 'node:crypto'
import type { ClientBase, Pool } from 'pg'
import type { ScopeChoices } from '@/core/agreement/report/agreement-state'
import { reportVersion } from '@/core/agreement/report/piece'
import type { ReportScope } from '@/core/agreement/report/report'

/** The layers that figures are computed from: submitted, of the first pass, of article versions that are not hidden from whoever asks. */
export const comparedLayers = `
  SELECT a.* FROM assignments a
   WHERE a.project_id = $1 AND a.status = 'submitted' AND a.pass = 1 AND a.withdrawn_at IS NULL AND NOT a.article_version_id = ANY($2::uuid[])`

/**
 * The SHA-256 of everything that the figures of a scope are computed from: the layers and their states, answers, decisions,
 * outlets, under which pseudonyms people stand, and how we compute. Texts and codebooks never change, so their ids stand
 * for them. PostgreSQL reads it; no annotation leaves it.
 */
export async function hashContent(client: Pick<ClientBase | Pool, 'query'>, projectId: string, hidden: readonly string[], scope: ReportScope): Promise<string> {
  return digest(client, projectId, hidden, scope, true)
}

/**
 * The same for whoever looks again and again, who must not cost a look at each annotation every time: the hash that was
 * found last, as long as submissions, decisions and names are the same. A submitted layer is locked, so nothing else
 * changes; and after a minute every annotation is looked at again all the same.
 */
export async function recentHash(client: Pick<ClientBase | Pool, 'query'>, projectId: string, hidden: readonly string[], scope: ReportScope): Promise<string> {
  const stamp = `${projectId} ${await digest(client, projectId, hidden, scope, false)}`
  const known = recent.get(stamp)
  if (known && performance.now() - known.at < recentFor) return known.hash
  const hash = await hashContent(client, projectId, hidden, scope)
  recent.delete(stamp)
  recent.set(stamp, { hash, at: performance.now() })
  if (recent.size > mostRecent) recent.delete(recent.keys().next().value!)
  return hash
}

/** In the order in which they were found; only ever what can be found again. */
const recent = new Map<string, { readonly hash: string; readonly at: number }>()
const mostRecent = 200
/** Milliseconds. */
const recentFor = 60_000

/** What is asked anew at each look, and changes with layers alone. */
export interface LookedUp {
  readonly hash: string
  readonly choices: ScopeChoices
}

/**
 * The same with what a scope can be made of, for whoever follows a computation: those who hand back the hash that was found
 * for the same eyes some seconds ago are answered with it, and nothing is read. Without one, everything is looked up.
 */
export async function lookUp(client: Pick<ClientBase | Pool, 'query'>, projectId: string, hidden: readonly string[], scope: ReportScope, known?: string): Promise<LookedUp> {
  const key = JSON.stringify([projectId, hidden, scope.codebook, scope.from, scope.until])
  const last = looks.get(key)
  if (last && last.hash === known && performance.now() - last.at < lookedFor) return last
  const found = { hash: await recentHash(client, projectId, hidden, scope), choices: await readScopeChoices(client, projectId, hidden), at: performance.now() }
  looks.delete(key)
  looks.set(key, found)
  if (looks.size > mostRecent) looks.delete(looks.keys().next().value!)
  return found
}

const looks = new Map<string, LookedUp & { readonly at: number }>()
/** Milliseconds. */
const lookedFor = 10_000

async function digest(client: Pick<ClientBase | Pool, 'query'>, projectId: string, hidden: readonly string[], scope: ReportScope, whole: boolean): Promise<string> {
  const content = `,
                   (SELECT md5(string_agg(n.id || ':' || n.version, ',' ORDER BY n.id)) FROM annotations n WHERE n.project_id = c.project_id AND n.assignment_id = c.id AND NOT n.deleted),
                   (SELECT md5(string_agg(w.question || ':' || w.version, ',' ORDER BY w.question)) FROM answers w WHERE w.project_id = c.project_id AND w.assignment_id = c.id)`
  const { rows } = await client.query<{ hash: string }>(
    `WITH compared AS (${comparedLayers}),
          places AS (SELECT DISTINCT article_version_id, codebook_version_id FROM compared),
          lines AS (
            SELECT concat_ws(' ', 'layer', c.id, c.article_version_id, c.codebook_version_id, c.user_id, extract(epoch FROM c.submitted_at), c.outlet_hidden${whole ? content : ''}) AS line
              FROM compared c
            UNION ALL
            SELECT concat_ws(' ', 'decision', d.id) FROM decisions d JOIN places p USING (article_version_id, codebook_version_id) WHERE d.project_id = $1
            UNION ALL
            SELECT concat_ws(' ', 'article', v.id, r.id, r.slug, o.key, o.name)
              FROM (SELECT DISTINCT article_version_id FROM places) p
              JOIN article_versions v ON v.project_id = $1 AND v.id = p.article_version_id
              JOIN articles r ON r.project_id = $1 AND r.id = v.article_id
              LEFT JOIN outlets o ON o.project_id = $1 AND o.id = coalesce(r.publisher_id, r.originator_id)
            UNION ALL
            SELECT concat_ws(' ', 'person', m.user_id, m.number)
              FROM (SELECT user_id, number FROM pseudonyms WHERE project_id = $1) m
             WHERE m.user_id IN (SELECT user_id FROM compared))
     SELECT encode(sha256(convert_to(coalesce(string_agg(line, E'\\n' ORDER BY line COLLATE "C"), ''), 'UTF8')), 'hex') AS hash FROM lines`,
    [projectId, hidden])
  const { codebook, from, until } = scope
  return createHash('sha256').update(JSON.stringify([reportVersion, codebook, from, until, rows[0]!.hash])).digest('hex')
}

/** What a scope can be made of, as far as whoever asks may be told. */
export async function readScopeChoices(client: Pick<ClientBase | Pool, 'query'>, projectId: string, hidden: readonly string[]): Promise<ScopeChoices> {
  const { rows } = await client.query<ScopeChoices>(
    `WITH compared AS (${comparedLayers})
     SELECT coalesce((SELECT array_agg(DISTINCT k.number ORDER BY k.number) FROM compared c JOIN codebook_versions k ON k.project_id = c.project_id AND k.id = c.codebook_version_id), '{}') AS codebooks,
            to_char(min(submitted_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS first, to_char(max(submitted_at AT TIME ZONE 'UTC'), 'YYYY-MM-DD') AS last
       FROM compared c WHERE NOT EXISTS (SELECT FROM imported_layers i WHERE i.project_id = c.project_id AND i.assignment_id = c.id)`,
    [projectId, hidden])
  return rows[0]!
}
