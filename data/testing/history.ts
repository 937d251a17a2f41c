import type { ClientBase, Pool } from 'pg'

/**
 * What is wrong with the annotations and answers of a whole database, a sentence each; nothing when it is sound. Looks with SQL,
 * behind the back of the code under test: texts have their hash, quotes are the text at their offsets in every version,
 * versions run 1..n, and the current state is the last of the history.
 */
export async function checkHistory(database: Pick<ClientBase | Pool, 'query'>): Promise<string[]> {
  const faults: string[] = []
  for (const [sentence, query] of Object.entries(checks)) {
    const { rows } = await database.query<{ id: string }>(query)
    faults.push(...rows.map(({ id }) => `${id}: ${sentence}`))
  }
  return faults
}

const checks = {
  'the text is not the one of its hash': `
    SELECT id FROM article_versions WHERE text_sha256 <> encode(sha256(convert_to(text, 'UTF8')), 'hex') OR raw_sha256 <> encode(sha256(raw), 'hex')`,
  'a quote is not the text at its offsets': `
    SELECT DISTINCT r.annotation_id AS id
      FROM annotation_revisions r JOIN annotations a ON a.id = r.annotation_id JOIN article_versions v ON v.id = a.article_version_id,
           unnest(r.starts, r.ends, r.quotes) AS fragment(first, last, quote)
     WHERE quote IS DISTINCT FROM substr(v.text, first + 1, last - first)`,
  'the versions do not run from 1 without a gap': `
    SELECT annotation_id AS id FROM annotation_revisions GROUP BY annotation_id HAVING min(version) <> 1 OR max(version) <> count(*)`,
  'the current state is not the last of the history': `
    SELECT a.id FROM annotations a
      LEFT JOIN LATERAL (SELECT * FROM annotation_revisions r WHERE r.annotation_id = a.id ORDER BY version DESC LIMIT 1) r ON true
     WHERE (a.version, a.tag, a.starts, a.ends, a.quotes, a.note, a.attributes, a.origin, a.deleted, a.changed_at, a.changed_by_id)
           IS DISTINCT FROM (r.version, r.tag, r.starts, r.ends, r.quotes, r.note, r.attributes, r.origin, r.deleted, r.changed_at, r.changed_by_id)`,
  'the versions of an answer do not run from 1 without a gap': `
    SELECT assignment_id || ' ' || question AS id FROM answer_revisions GROUP BY assignment_id, question HAVING min(version) <> 1 OR max(version) <> count(*)`,
  'an answer is not the last of its history': `
    SELECT a.assignment_id || ' ' || a.question AS id FROM answers a
      LEFT JOIN LATERAL (SELECT * FROM answer_revisions r WHERE r.assignment_id = a.assignment_id AND r.question = a.question ORDER BY version DESC LIMIT 1) r ON true
     WHERE (a.version, a.value, a.changed_at, a.changed_by_id) IS DISTINCT FROM (r.version, r.value, r.changed_at, r.changed_by_id)`,
} as const
