import { nobody } from '../local-lead'

/**
 * Promises about rows that SQL can look at by itself: each with what is broken where it finds a row, and the query,
 * which answers with the `id` of what is at fault.
 */
export const promises = {
  'text hash': {
    broken: 'the text, or the file it came from, is not that of its hash',
    query: `SELECT id FROM article_versions WHERE text_sha256 <> encode(sha256(convert_to(text, 'UTF8')), 'hex') OR raw_sha256 <> encode(sha256(raw), 'hex')`,
  },
  'text length': {
    broken: 'the length is not that of the text in code points, or the text has a carriage return',
    query: `SELECT id FROM article_versions WHERE length <> char_length(text) OR position(E'\\r' IN text) > 0`,
  },
  'quote': {
    broken: 'a quote is not the text at its offsets',
    query: `
      SELECT DISTINCT r.annotation_id AS id
        FROM (SELECT project_id, annotation_id, starts, ends, quotes FROM annotation_revisions UNION ALL SELECT project_id, id, starts, ends, quotes FROM annotations) r
        JOIN annotations a ON a.project_id = r.project_id AND a.id = r.annotation_id
        JOIN article_versions v ON v.project_id = a.project_id AND v.id = a.article_version_id,
             unnest(r.starts, r.ends, r.quotes) AS fragment(first, last, quote)
       WHERE quote IS DISTINCT FROM substr(v.text, greatest(first, 0) + 1, greatest(last - first, 0))`,
  },
  'extent': {
    broken: 'the fragments are not sorted, disjoint stretches of the text without white space at their edges',
    query: `
      SELECT DISTINCT a.id FROM annotations a JOIN article_versions v ON v.project_id = a.project_id AND v.id = a.article_version_id
        CROSS JOIN LATERAL (SELECT first, last, quote, lag(last) OVER (ORDER BY n) AS before FROM unnest(a.starts, a.ends, a.quotes) WITH ORDINALITY AS f(first, last, quote, n)) f
       WHERE first < 0 OR last <= first OR last > v.length OR first <= before OR quote ~ '^\\s' OR quote ~ '\\s$'
          OR first IS NULL OR last IS NULL OR quote IS NULL
      UNION SELECT id FROM annotations WHERE cardinality(starts) = 0`,
  },
  'versions': {
    broken: 'the versions of an annotation or an answer do not run from 1 without a gap',
    query: `
      SELECT annotation_id::text AS id FROM annotation_revisions GROUP BY annotation_id HAVING min(version) <> 1 OR max(version) <> count(*)
      UNION ALL SELECT assignment_id || ' ' || question FROM answer_revisions GROUP BY assignment_id, question HAVING min(version) <> 1 OR max(version) <> count(*)`,
  },
  'history': {
    broken: 'the present state of an annotation is not the last of its history',
    query: `
      SELECT a.id FROM annotations a
        LEFT JOIN LATERAL (SELECT * FROM annotation_revisions r WHERE r.project_id = a.project_id AND r.annotation_id = a.id ORDER BY version DESC LIMIT 1) r ON true
       WHERE (a.version, a.tag, a.starts, a.ends, a.quotes, a.note, a.attributes, a.origin, a.deleted, a.changed_at, a.changed_by_id)
             IS DISTINCT FROM (r.version, r.tag, r.starts, r.ends, r.quotes, r.note, r.attributes, r.origin, r.deleted, r.changed_at, r.changed_by_id)`,
  },
  'answer history': {
    broken: 'an answer is not the last of its history',
    query: `
      SELECT a.assignment_id || ' ' || a.question AS id FROM answers a
        LEFT JOIN LATERAL (SELECT * FROM answer_revisions r WHERE r.project_id = a.project_id AND r.assignment_id = a.assignment_id AND r.question = a.question ORDER BY version DESC LIMIT 1) r ON true
       WHERE (a.version, a.value, a.changed_at, a.changed_by_id) IS DISTINCT FROM (r.version, r.value, r.changed_at, r.changed_by_id)`,
  },
  'audit': {
    broken: 'a row of the audit is not what its hash says, or does not follow the one before',
    query: `
      SELECT id::text FROM (
        SELECT id, hash, previous_hash, lag(hash, 1, ''::bytea) OVER (ORDER BY id) AS before, lag(id, 1, 0::bigint) OVER (ORDER BY id) AS id_before,
               sha256(previous_hash || convert_to(jsonb_build_array(id, at AT TIME ZONE 'UTC', project_id, actor_id, action, detail)::text, 'UTF8')) AS computed
          FROM audit_events) chained
       WHERE hash <> computed OR previous_hash <> before OR id <> id_before + 1`,
  },
  'drawn passage': {
    broken: 'a passage that a verdict drew is not the text at its offsets',
    query: `
      SELECT DISTINCT d.id FROM decisions d JOIN article_versions v ON v.project_id = d.project_id AND v.id = d.article_version_id,
             jsonb_array_elements(d.drawn) AS passage, generate_series(0, jsonb_array_length(passage -> 'extent') - 1) AS i
       WHERE passage -> 'quotes' ->> i IS DISTINCT FROM substr(v.text, (passage -> 'extent' -> i ->> 'start')::int + 1, (passage -> 'extent' -> i ->> 'end')::int - (passage -> 'extent' -> i ->> 'start')::int)`,
  },
  'judged': {
    broken: 'a verdict judges annotations of another text or codebook, or chooses some that it did not judge',
    query: `
      SELECT DISTINCT d.id FROM decisions d JOIN decision_judged j ON j.project_id = d.project_id AND j.decision_id = d.id
        JOIN annotations a ON a.project_id = j.project_id AND a.id = j.annotation_id
       WHERE (a.article_version_id, a.codebook_version_id) <> (d.article_version_id, d.codebook_version_id)
      UNION SELECT d.id FROM decisions d, unnest(d.chosen) AS c(id) WHERE NOT EXISTS (SELECT FROM decision_judged j WHERE j.project_id = d.project_id AND j.decision_id = d.id AND j.annotation_id = c.id)
      UNION SELECT d.id FROM decisions d JOIN decisions b ON b.project_id = d.project_id AND b.id = d.replaces_id WHERE b.article_version_id <> d.article_version_id OR b.decided_at > d.decided_at`,
  },
  'submission': {
    broken: 'an assignment is submitted without a time, or has one without being submitted',
    query: `SELECT id FROM assignments WHERE (status = 'submitted') <> (submitted_at IS NOT NULL) AND status <> 'reopened'`,
  },
  'objection': {
    broken: 'an objection is about annotations of another layer than its own, or about none',
    query: `
      SELECT m.id FROM case_messages m WHERE m.kind = 'objection' AND NOT EXISTS (SELECT FROM case_message_about o WHERE o.project_id = m.project_id AND o.message_id = m.id)
      UNION SELECT m.id FROM case_messages m JOIN case_message_about o ON o.project_id = m.project_id AND o.message_id = m.id
        JOIN annotations a ON a.project_id = o.project_id AND a.id = o.annotation_id
       WHERE m.kind = 'objection' AND a.assignment_id IS DISTINCT FROM m.assignment_id`,
  },
  'said': {
    broken: 'what an annotator said is of a layer that is another’s, or of another text or codebook; or what it is about is',
    query: `
      SELECT m.id FROM case_messages m JOIN assignments s ON s.project_id = m.project_id AND s.id = m.assignment_id
       WHERE (s.user_id, s.article_version_id, s.codebook_version_id) <> (m.author_id, m.article_version_id, m.codebook_version_id)
      UNION SELECT m.id FROM case_messages m JOIN case_message_about o ON o.project_id = m.project_id AND o.message_id = m.id
        JOIN annotations a ON a.project_id = o.project_id AND a.id = o.annotation_id
       WHERE (a.article_version_id, a.codebook_version_id) <> (m.article_version_id, m.codebook_version_id)`,
  },
  'question': {
    broken: 'a question was sent by a verdict that asks nothing, or to a layer of another text or codebook',
    query: `
      SELECT DISTINCT d.id FROM case_questions q JOIN decisions d ON d.project_id = q.project_id AND d.id = q.decision_id
        JOIN assignments s ON s.project_id = q.project_id AND s.id = q.assignment_id
       WHERE d.verdict <> 'ask' OR d.withdrawn OR (s.article_version_id, s.codebook_version_id) <> (d.article_version_id, d.codebook_version_id)`,
  },
  'importer': {
    broken: 'an imported layer was brought in by somebody who is no member of its project',
    query: `
      SELECT l.assignment_id AS id FROM imported_layers l
       WHERE l.imported_by_id <> '${nobody}' AND NOT EXISTS (SELECT FROM members m WHERE m.project_id = l.project_id AND m.user_id = l.imported_by_id)`,
  },
  'machine': {
    broken: 'the layer of a machine stands among people’s, or a person’s among those of machines',
    query: `
      SELECT a.id FROM assignments a LEFT JOIN machines m ON m.project_id = a.project_id AND m.user_id = a.user_id
       WHERE (a.pass = 0) <> (m.user_id IS NOT NULL) OR a.pass < 0
      UNION SELECT m.user_id FROM machines m JOIN users u ON u.id = m.user_id WHERE u.disabled_at IS NULL OR u.password_hash <> ''`,
  },
  'machine judged': {
    broken: 'what a machine marked was judged, asked about or counted as a position in a case',
    query: `
      SELECT j.decision_id AS id FROM decision_judged j JOIN annotations a ON a.project_id = j.project_id AND a.id = j.annotation_id
        JOIN assignments s ON s.project_id = a.project_id AND s.id = a.assignment_id WHERE s.pass = 0
      UNION SELECT q.decision_id FROM case_questions q JOIN assignments s ON s.project_id = q.project_id AND s.id = q.assignment_id WHERE s.pass = 0
      UNION SELECT c.key FROM ledger_cases c, jsonb_array_elements(c.positions) AS p JOIN assignments s ON s.id = (p ->> 'assignment')::uuid WHERE s.pass = 0 AND s.project_id = c.project_id`,
  },
  'release': {
    broken: 'a release is published without files or a sound certificate, has pieces of no file, or is withdrawn without having been published',
    query: `
      SELECT r.id FROM releases r WHERE r.state = 'published'
         AND (r.published_at IS NULL OR r.certificate ->> 'sound' IS DISTINCT FROM 'true' OR NOT EXISTS (SELECT FROM release_files f WHERE f.project_id = r.project_id AND f.release_id = r.id))
      UNION SELECT r.id FROM releases r JOIN release_chunks c ON c.project_id = r.project_id AND c.release_id = r.id
       WHERE r.state IN ('draft', 'published') AND NOT EXISTS (SELECT FROM release_files f WHERE f.project_id = c.project_id AND f.release_id = c.release_id AND f.position = c.file)
      UNION SELECT w.release_id FROM release_withdrawals w JOIN releases r ON r.project_id = w.project_id AND r.id = w.release_id WHERE r.state <> 'published'`,
  },
  'import': {
    broken: 'an import has pieces that do not follow each other, or brought in an article that is not there',
    query: `
      SELECT DISTINCT import_id AS id FROM (
        SELECT project_id, import_id, at, coalesce(sum(octet_length(bytes)) OVER (PARTITION BY project_id, import_id ORDER BY at ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before FROM import_chunks) c
        JOIN imports i ON i.project_id = c.project_id AND i.id = c.import_id AND i.state NOT IN ('done', 'cancelled')
       WHERE at <> before
      UNION SELECT t.import_id FROM import_items t WHERE t.article_id IS NOT NULL AND NOT EXISTS (SELECT FROM articles a WHERE a.project_id = t.project_id AND a.id = t.article_id)`,
  },
  'pseudonym': {
    broken: 'a member has no pseudonym',
    query: 'SELECT m.user_id AS id FROM members m WHERE NOT EXISTS (SELECT FROM pseudonyms p WHERE p.project_id = m.project_id AND p.user_id = m.user_id)',
  },
  'token': {
    broken: 'a token is of somebody who cannot sign in or was never in its project, or is good for too long',
    query: `
      SELECT t.id FROM tokens t JOIN users u ON u.id = t.user_id
       WHERE u.password_hash = '' OR cardinality(t.scopes) = 0 OR t.expires_at > t.created_at + interval '366 days'
          OR (t.project_id IS NOT NULL AND NOT EXISTS (SELECT FROM members m WHERE m.project_id = t.project_id AND m.user_id = t.user_id))`,
  },
  'codebook tags': {
    broken: 'the tags beside a codebook are not those in it',
    query: `
      SELECT v.id FROM codebook_versions v
       WHERE ARRAY(SELECT t ->> 'key' COLLATE "C" FROM jsonb_array_elements(v.content -> 'tags') t ORDER BY 1)
             IS DISTINCT FROM ARRAY(SELECT t.key COLLATE "C" FROM codebook_tags t WHERE t.project_id = v.project_id AND t.codebook_version_id = v.id ORDER BY 1)`,
  },
  'facets': {
    broken: 'what a case of the ledger is found by is not what its row says',
    query: `
      SELECT DISTINCT coalesce(c.key, f.key) AS id
        FROM (SELECT project_id, key, article_version_id, start_at, rank, unnest(facets) COLLATE "C" AS facet FROM ledger_cases) c
        FULL JOIN ledger_facets f USING (project_id, facet, rank, article_version_id, start_at, key)
       WHERE c.project_id IS NULL OR f.project_id IS NULL`,
  },
} as const satisfies Readonly<Record<string, { broken: string; query: string }>>
