import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { PoolClient } from 'pg'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { readBrat } from '@/core/formats/brat/read-brat'
import { placeArticle } from '@/core/formats/place-article'
import { codePoint } from '@/core/text/offset'
import { writeAnnotation } from './annotation'
import { writeAnswer } from './answer'
import { submitAssignment } from './assignment'
import { checkDatabase } from './check'
import { decide } from './decision'
import { findFaults } from './integrity/check-database'
import { guardsIn } from './integrity/guards'
import { importLayers } from './layer-import'
import { sayInOwnCase } from './own-case'
import { refreshSweep } from './sweep-derive'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Team, assign, makeTeam, valueOf } from './testing/team'

vi.setConfig({ testTimeout: 90_000, hookTimeout: 60_000 })

const owner = ownerPool()
let migrations: string[]
let team: Team

/** A project with two layers of people, an answer, verdicts and gold, and another of imported layers. */
beforeAll(async () => {
  const folder = join(import.meta.dirname, '..', 'prisma', 'migrations')
  const names = (await readdir(folder, { withFileTypes: true })).filter((entry) => entry.isDirectory()).map(({ name }) => name).sort()
  migrations = await Promise.all(names.map((name) => readFile(join(folder, name, 'migration.sql'), 'utf8')))

  team = await makeTeam()
  const judged = uuid()
  const passages = [[team.ana, judged, 'cafe\u0301'], [team.ana, uuid(), 'שלום'], [team.ben, uuid(), 'שלום']] as const
  const assignments = new Map([[team.ana, await assign(team, team.ana)], [team.ben, await assign(team, team.ben)]])
  for (const [person, id, words] of passages) valueOf(await writeAnnotation(person, assignments.get(person)!, { kind: 'put', id, request: marking(team.article.text, words) }))
  const changed = { ...marking(team.article.text, 'cafe\u0301'), note: 'changed', basedOn: 1 }
  valueOf(await writeAnnotation(team.ana, assignments.get(team.ana)!, { kind: 'put', id: judged, request: changed }))
  valueOf(await writeAnswer(team.ana, assignments.get(team.ana)!, 'genre', { basedOn: 0, value: 'reporting' }))
  for (const [person, id] of assignments) valueOf(await submitAssignment(person, id))
  const reviewer = await team.enter(team.reviewer)
  const verdict = valueOf(await decide(reviewer, team.article.slug, { id: uuid(), verdict: 'retag', judged: [{ id: judged, version: 2 }], chosen: [judged], reason: 'another', replaces: null, drawn: [{ tag: 'attributed_claim', ...drawnFrom(changed) }] }))
  valueOf(await sayInOwnCase(await team.enter(team.ana), verdict.id, { id: uuid(), kind: 'objection', text: 'It is שלום 🙂' }))

  const text = 'Title 🙂\r\n\r\nThe cafe\u0301 is closed, and\r\nthe שלום group left.\r\n'
  const { articles } = readBrat([{ path: 'anna/a.txt', text }, { path: 'anna/a.ann', text: 'T1\tClaim 11 20\tThe cafe\u0301\n' }, { path: 'ben/a.txt', text }, { path: 'ben/a.ann', text: 'T1\tClaim 11 30\tThe cafe\u0301 is closed\n' }], { annotator: 'x' })
  valueOf(await importLayers({ slug: 'imported', name: 'imported', lead: team.lead.email, format: 'brat', articles: articles.map((one) => valueOf(placeArticle(one))), rehearsal: false, whole: true }))
  const machine = articles.map((one) => ({ ...one, layers: one.layers.slice(0, 1).map((layer) => ({ ...layer, annotator: 'frames v2', machine: true })) }))
  valueOf(await importLayers({ slug: 'imported', name: 'imported', lead: team.lead.email, format: 'brat', articles: machine.map((one) => valueOf(placeArticle(one))), rehearsal: false, whole: true }))
  const { rows } = await owner.query<{ id: string }>('SELECT id FROM projects')
  for (const { id } of rows) expect(await refreshSweep(id)).toBe(0)
})

function drawnFrom({ fragments, quotes }: { fragments: readonly { start: number; end: number }[]; quotes: readonly string[] }) {
  return { extent: fragments.map(({ start, end }) => ({ start: codePoint(start), end: codePoint(end) })), quotes: [...quotes] }
}

/** Does harm inside a transaction, in which triggers may be turned off, looks for faults in it, and takes it back. */
async function faultsAfter(harm: readonly string[]): Promise<string[]> {
  const client: PoolClient = await owner.connect()
  try {
    await client.query('BEGIN')
    for (const statement of harm) await client.query(statement)
    return (await findFaults(client, guardsIn(migrations))).map(({ promise, id, broken }) => `${promise}: ${id}: ${broken}`)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

/** A change that the table's own guards would refuse, behind their back. */
const unguarded = (table: string, ...statements: string[]) => [`ALTER TABLE ${table} DISABLE TRIGGER USER`, ...statements, `ALTER TABLE ${table} ENABLE TRIGGER USER`]
const some = (table: string, condition = 'true') => `ctid = (SELECT ctid FROM ${table} WHERE ${condition} LIMIT 1)`

/** A published release of two pieces, an import that waits for its lead, and a token: rows as they are made, behind the back of the guards. */
const kept = [
  ...unguarded('releases', `INSERT INTO releases (project_id, id, number, name, note, choices, state, certificate, facts, snapshot_at, created_by_id, published_by_id, published_at)
    SELECT project_id, gen_random_uuid(), 1, 'one', '', '[]', 'published', '{"sound": true}', '{}', now(), user_id, user_id, now() FROM members WHERE role = 'lead' LIMIT 1`),
  ...unguarded('release_files', `INSERT INTO release_files SELECT project_id, id, 0, 'labels.jsonl', 'jsonl', 11, encode(sha256('first\n last'), 'hex') FROM releases`),
  ...unguarded('release_chunks', `INSERT INTO release_chunks SELECT project_id, id, 0, n, CASE n WHEN 0 THEN 'first'::bytea ELSE E'\\\\012 last'::bytea END FROM releases, generate_series(0, 1) n`),
  `INSERT INTO imports (project_id, id, what, format, file_name, size, received, file_sha256, state, items, created_by_id)
    SELECT project_id, gen_random_uuid(), 'articles', 'text', 'a.txt', 4, 4, encode(sha256('abcd'), 'hex'), 'waiting', 1, user_id FROM members WHERE role = 'lead' LIMIT 1`,
  `INSERT INTO import_chunks SELECT project_id, id, 2 * n, CASE n WHEN 0 THEN 'ab'::bytea ELSE 'cd'::bytea END FROM imports, generate_series(0, 1) n`,
  `INSERT INTO import_items (project_id, import_id, ordinal, kind, file, article_id) SELECT project_id, id, 0, 'article', 'a.txt', (SELECT a.id FROM articles a WHERE a.project_id = i.project_id LIMIT 1) FROM imports i`,
  `INSERT INTO tokens (id, user_id, project_id, name, scopes, token_hash, expires_at) SELECT gen_random_uuid(), user_id, project_id, 'script', '{read}', sha256('x'), now() + interval '1 day' FROM members WHERE role = 'lead' LIMIT 1`,
]

describe('a sound database', () => {
  it('may have releases, imports and tokens', async () => expect(await faultsAfter(kept)).toEqual([]))

  it('has no fault, and everything was looked at', async () => {
    const told: string[] = []
    const checked = await checkDatabase(migrations, (name, faults) => void told.push(`${name} ${faults}`))
    expect(checked.faults).toEqual([])
    expect(checked).toMatchObject({ texts: 2, annotations: 6, revisions: 7, decisions: 1 })
    expect(checked.guards).toBeGreaterThan(60)
    expect(told).toHaveLength(31)
  })

  it('has a ledger to hold the gold against', async () => {
    const { rows } = await owner.query('SELECT gold, cases FROM ledger_articles ORDER BY cases, gold')
    expect(rows).toEqual([{ cases: 1, gold: 0 }, { cases: 2, gold: 2 }])
  })
})

describe('a planted fault', () => {
  it.each<[string, string, readonly string[]]>([
    ['a text that was changed', 'text hash', ['ALTER TABLE article_versions DROP CONSTRAINT article_versions_text_hash', ...unguarded('article_versions', `UPDATE article_versions SET text = overlay(text placing '!' from 1 for 1) WHERE ${some('article_versions')}`)]],
    ['a file that was changed', 'text hash', ['ALTER TABLE article_versions DROP CONSTRAINT article_versions_raw_hash', ...unguarded('article_versions', `UPDATE article_versions SET raw = raw || '!' WHERE ${some('article_versions')}`)]],
    ['a wrong length', 'text length', ['ALTER TABLE article_versions DROP CONSTRAINT article_versions_length', ...unguarded('article_versions', `UPDATE article_versions SET length = length + 1 WHERE ${some('article_versions')}`)]],
    ['a quote of other words', 'quote', unguarded('annotations', `UPDATE annotations SET quotes = ARRAY['other words'] WHERE ${some('annotations')}`)],
    ['an offset moved by one', 'quote', unguarded('annotations', `UPDATE annotations SET starts = ARRAY[starts[1] + 1], ends = ARRAY[ends[1] + 1] WHERE ${some('annotations')}`)],
    ['a quote of the history', 'quote', unguarded('annotation_revisions', `UPDATE annotation_revisions SET quotes = ARRAY['other words'] WHERE ${some('annotation_revisions', 'version = 1')}`)],
    ['an extent beyond the text', 'extent', unguarded('annotations', `UPDATE annotations SET ends = ARRAY[99999] WHERE ${some('annotations')}`)],
    ['fragments out of order', 'extent', unguarded('annotations', `UPDATE annotations SET starts = starts || 0, ends = ends || 1, quotes = quotes || 'x'::text WHERE ${some('annotations')}`)],
    ['white space at an edge', 'extent', unguarded('annotations', `UPDATE annotations a SET ends = ARRAY[ends[1] + 1], quotes = ARRAY[quotes[1] || ' '] WHERE ${some('annotations')}`)],
    ['a version that is missing', 'versions', unguarded('annotation_revisions', `UPDATE annotation_revisions SET version = 7 WHERE version = 1 AND NOT EXISTS (SELECT FROM annotation_writes) AND ${some('annotation_revisions', 'version = 1')}`)],
    ['a state without history', 'history', unguarded('annotations', `UPDATE annotations SET note = 'never written' WHERE ${some('annotations')}`)],
    ['an answer without history', 'answer history', unguarded('answers', `UPDATE answers SET value = '"opinion"'`)],
    ['a changed row of the audit', 'audit', unguarded('audit_events', `UPDATE audit_events SET detail = '{"never": "so"}' WHERE ${some('audit_events')}`)],
    ['a row of the audit taken out', 'audit', unguarded('audit_events', 'DELETE FROM audit_events WHERE id = 2')],
    ['a drawn passage of other words', 'drawn passage', unguarded('decisions', `UPDATE decisions SET drawn = jsonb_set(drawn, '{0,quotes,0}', '"other words"')`)],
    ['a verdict on another text', 'judged', unguarded('decision_judged', `UPDATE decision_judged SET (project_id, annotation_id, version) = (SELECT project_id, id, 1 FROM annotations a WHERE a.project_id = decision_judged.project_id AND a.id <> decision_judged.annotation_id LIMIT 1)`)],
    ['a submission without a time', 'submission', ['ALTER TABLE assignments DROP CONSTRAINT assignments_submitted', ...unguarded('assignments', `UPDATE assignments SET submitted_at = NULL WHERE ${some('assignments')}`)]],
    ['a tag beside the codebook that is not in it', 'codebook tags', unguarded('codebook_tags', `INSERT INTO codebook_tags SELECT project_id, id, 'stray' FROM codebook_versions LIMIT 1`)],
    ['a codebook that is none', 'codebook', unguarded('codebook_versions', `UPDATE codebook_versions SET content = content - 'groups' WHERE ${some('codebook_versions')}`)],
    ['an attribute that no codebook has', 'attributes', unguarded('annotations', `UPDATE annotations SET attributes = '{"stray": "x"}' WHERE ${some('annotations')}`)],
    ['blocks that leave a gap', 'structure', unguarded('article_versions', `UPDATE article_versions SET blocks = blocks - 0 WHERE ${some('article_versions')}`)],
    ['a map to other characters', 'structure', unguarded('article_versions', `UPDATE article_versions SET map = jsonb_set(map, '{0,raw}', '1') WHERE ${some('article_versions')}`)],
    ['an imported layer that is another', 'imported layer', unguarded('imported_layers', `UPDATE imported_layers SET content_sha256 = sha256('x') WHERE ${some('imported_layers')}`)],
    ['an objection about what another marked', 'objection', unguarded('case_message_about', `UPDATE case_message_about o SET annotation_id = (SELECT a.id FROM annotations a JOIN case_messages m ON m.id = o.message_id WHERE a.project_id = o.project_id AND a.assignment_id <> m.assignment_id AND a.article_version_id = m.article_version_id LIMIT 1), version = 1`)],
    ['an objection about nothing', 'objection', unguarded('case_message_about', 'DELETE FROM case_message_about')],
    ['words in another’s name', 'said', unguarded('case_messages', 'UPDATE case_messages m SET author_id = (SELECT user_id FROM assignments s WHERE s.project_id = m.project_id AND s.user_id <> m.author_id LIMIT 1)')],
    ['a question that no verdict asked', 'question', ['INSERT INTO case_questions (project_id, decision_id, assignment_id) SELECT d.project_id, d.id, s.id FROM decisions d JOIN assignments s USING (project_id, article_version_id, codebook_version_id) LIMIT 1']],
    ['a layer brought in by a stranger', 'importer', unguarded('imported_layers', 'UPDATE imported_layers SET imported_by_id = gen_random_uuid()')],
    ['a machine’s layer that is called a pass', 'machine', unguarded('assignments', 'UPDATE assignments SET pass = 1 WHERE pass = 0')],
    ['a person’s layer among those of machines', 'machine', unguarded('assignments', `UPDATE assignments SET pass = 0 WHERE ${some('assignments', 'pass = 1')}`)],
    ['a machine that could sign in', 'machine', [`UPDATE users SET disabled_at = NULL WHERE id = (SELECT user_id FROM machines)`]],
    ['a verdict on what a machine marked', 'machine judged', unguarded('assignments', 'UPDATE assignments s SET pass = 0 FROM annotations a JOIN decision_judged j ON j.annotation_id = a.id WHERE s.id = a.assignment_id')],
    ['a machine’s position in a case', 'machine judged', [`UPDATE ledger_cases c SET positions = jsonb_build_array(jsonb_build_object('assignment', s.id, 'tags', '[]'::jsonb)) FROM assignments s WHERE s.pass = 0 AND s.project_id = c.project_id`]],
    ['gold that does not come from the verdicts', 'gold', ['UPDATE ledger_articles SET gold = gold + 1']],
    ['a case that is not there', 'gold', ['UPDATE ledger_articles SET cases = cases + 1']],
    ['a case with other words', 'ledger', [`UPDATE ledger_cases SET quote = 'other words' WHERE ${some('ledger_cases')}`]],
    ['a case in another state', 'ledger', [`UPDATE ledger_cases SET state = 'decided' WHERE ${some('ledger_cases', "state = 'open'")}`]],
    ['a case with another’s tags', 'ledger', [`UPDATE ledger_cases SET positions = jsonb_set(positions, '{0,tags}', '["stray"]') WHERE ${some('ledger_cases')}`]],
    ['a case that the ledger lost', 'ledger', [`DELETE FROM ledger_cases WHERE ${some('ledger_cases')}`]],
    ['a case of no layer', 'ledger', [`INSERT INTO ledger_cases SELECT (jsonb_populate_record(c, jsonb_build_object('key', gen_random_uuid()))).* FROM ledger_cases c LIMIT 1`]],
    ['an article that waits for more verdicts than there are cases', 'ledger', ['UPDATE ledger_articles SET waiting = waiting + 1']],
    ['an article that left the ledger', 'ledger', [`DELETE FROM ledger_articles WHERE ${some('ledger_articles')}`]],
    ['a facet that is missing', 'facets', [`DELETE FROM ledger_facets WHERE ${some('ledger_facets')}`]],
    ['a facet of no case', 'facets', [`UPDATE ledger_facets SET start_at = start_at + 1 WHERE ${some('ledger_facets')}`]],
    ['words that nobody said', 'sweep', [`UPDATE ledger_forms SET words = 'other words' WHERE ${some('ledger_forms')}`]],
    ['words under another head', 'sweep', [`UPDATE ledger_forms f SET head = (SELECT form FROM ledger_forms o WHERE o.form <> f.form LIMIT 1)`]],
    ['a key of near words that is missing', 'sweep', [`DELETE FROM ledger_near_keys WHERE ${some('ledger_near_keys')}`]],
    ['a group of words of no cases', 'sweep', [`INSERT INTO ledger_sweep SELECT project_id, form, -1, 'open', 9, '{stray}', '{}' FROM ledger_forms LIMIT 1`]],
    ['a byte of a release', 'stored file', [...kept, ...unguarded('release_chunks', `UPDATE release_chunks SET bytes = 'First' WHERE number = 0`)]],
    ['a piece of a release that is missing', 'stored file', [...kept, ...unguarded('release_chunks', `DELETE FROM release_chunks WHERE number = 1`)]],
    ['pieces of a release in another order', 'stored file', [...kept, ...unguarded('release_chunks', `UPDATE release_chunks SET number = 2 WHERE number = 0`)]],
    ['a file of a release that is missing', 'release', [...kept, ...unguarded('release_files', 'DELETE FROM release_files')]],
    ['a release that was not certified', 'release', [...kept, 'ALTER TABLE releases DROP CONSTRAINT releases_certified', ...unguarded('releases', `UPDATE releases SET certificate = '{"sound": false}'`)]],
    ['a withdrawal of what was not published', 'release', [...kept, ...unguarded('release_withdrawals', `INSERT INTO release_withdrawals SELECT project_id, id, 'why', created_by_id FROM releases`), ...unguarded('releases', `UPDATE releases SET state = 'draft', published_at = NULL, published_by_id = NULL`)]],
    ['a byte of an import', 'stored file', [...kept, `UPDATE import_chunks SET bytes = 'ax' WHERE at = 0`]],
    ['a gap in an import', 'import', [...kept, `UPDATE import_chunks SET at = 3 WHERE at = 2`]],
    ['an article that an import never brought', 'import', [...kept, 'UPDATE import_items SET article_id = gen_random_uuid()']],
    ['a member without a pseudonym', 'pseudonym', unguarded('pseudonyms', `DELETE FROM pseudonyms WHERE ${some('pseudonyms')}`)],
    ['a token for a project of others', 'token', [...kept, ...unguarded('tokens', `UPDATE tokens SET user_id = v.user_id, project_id = (SELECT id FROM projects WHERE id <> v.project_id LIMIT 1) FROM members v WHERE v.role = 'viewer'`)]],
    ['a token of a machine', 'token', [...kept, ...unguarded('tokens', 'UPDATE tokens SET project_id = NULL, user_id = (SELECT user_id FROM machines LIMIT 1)')]],
    ['a guard that is turned off', 'guard', ['ALTER TABLE annotations DISABLE TRIGGER check_annotation']],
    ['a guard that is gone', 'guard', ['DROP TRIGGER append_only ON decisions']],
    ['a check that is gone', 'guard', ['ALTER TABLE article_versions DROP CONSTRAINT article_versions_text_hash']],
  ])('is found: %s', async (_, promise, harm) => {
    const faults = await faultsAfter(harm)
    expect(faults.filter((fault) => fault.startsWith(`${promise}: `))).not.toEqual([])
  })

  it('is not a question that a verdict asks, of a layer of its text', async () => {
    const asked = uuid()
    const faults = await faultsAfter([
      ...unguarded('decisions', `INSERT INTO decisions (project_id, id, article_version_id, codebook_version_id, verdict, chosen, drawn, reason, withdrawn, decided_by_id, decided_at)
        SELECT project_id, '${asked}', article_version_id, codebook_version_id, 'ask', '{}', '[]', 'why?', false, decided_by_id, decided_at FROM decisions`),
      `INSERT INTO case_questions (project_id, decision_id, assignment_id) SELECT d.project_id, d.id, s.id FROM decisions d JOIN assignments s USING (project_id, article_version_id, codebook_version_id) WHERE d.id = '${asked}'`,
    ])
    expect(faults.filter((fault) => fault.startsWith('question: '))).toEqual([])
  })

  it('is not a ledger that is marked as out of date, which is derived anew when it is read', async () => {
    const faults = await faultsAfter([`UPDATE ledger_cases SET quote = 'other words'`, 'INSERT INTO ledger_marks (project_id, article_id) SELECT DISTINCT project_id, article_id FROM ledger_cases'])
    expect(faults.filter((fault) => fault.startsWith('ledger: '))).toEqual([])
  })

  it('of one kind is not taken for another: a changed note breaks the history and nothing else', async () => {
    expect(await faultsAfter(unguarded('annotations', `UPDATE annotations SET note = 'never written' WHERE ${some('annotations', `origin ->> 'by' = 'hand'`)}`))).toEqual([expect.stringMatching(/^history: /)])
  })
})
