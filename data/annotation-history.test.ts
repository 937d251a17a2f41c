import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Annotation } from '@/core/annotation/annotation'
import { writeAnnotation } from './annotation'
import { database } from './database'
import { promises } from './integrity/promises'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { marking } from './testing/marking'
import { type Team, assign, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let assignment: string
const id = uuid()

beforeAll(async () => {
  team = await makeTeam()
  assignment = await assign(team, team.ana)
  const put = async (words: string, basedOn: number) => valueOf(await writeAnnotation(team.ana, assignment, { kind: 'put', id, request: marking(team.article.text, words, { basedOn, note: `on ${basedOn}` }) }))
  await put('🛩️', 0)
  await put('cafe\u0301', 1)
  valueOf(await writeAnnotation(team.ana, assignment, { kind: 'delete', id, basedOn: 2 }))
  await put('שלום', 3)
})

describe('the history of an annotation', () => {
  it('has every state that it had, in order, written by the database', async () => {
    const { rows } = await owner.query('SELECT version, quotes, note, deleted, changed_by_id FROM annotation_revisions WHERE annotation_id = $1 ORDER BY version', [id])
    const by = { changed_by_id: team.ana.userId }
    expect(rows).toEqual([
      { version: 1, quotes: ['🛩️'], note: 'on 0', deleted: false, ...by },
      { version: 2, quotes: ['cafe\u0301'], note: 'on 1', deleted: false, ...by },
      { version: 3, quotes: ['cafe\u0301'], note: 'on 1', deleted: true, ...by },
      { version: 4, quotes: ['שלום'], note: 'on 3', deleted: false, ...by },
    ])
    expect(await checkHistory(owner)).toEqual([])
  })

  it.each([
    ['changed', 'UPDATE annotation_revisions SET note = $1'],
    ['deleted', 'DELETE FROM annotation_revisions WHERE note <> $1'],
  ])('cannot be %s by the owner of the tables', async (_, statement) => {
    await expect(owner.query(statement, ['forged'])).rejects.toMatchObject({ constraint: 'append_only' })
  })

  it('cannot be emptied by the owner of the tables', async () => {
    await expect(owner.query('TRUNCATE annotation_revisions CASCADE')).rejects.toMatchObject({ constraint: 'append_only' })
  })

  it.each([
    ['changed', 'UPDATE annotation_revisions SET note = note'],
    ['deleted', 'DELETE FROM annotation_revisions'],
    ['emptied', 'TRUNCATE annotation_revisions CASCADE'],
    ['added to', 'INSERT INTO annotation_revisions SELECT project_id, annotation_id, version + 1, tag, starts, ends, quotes, note, attributes, deleted, changed_at, changed_by_id FROM annotation_revisions'],
    ['freed of its triggers', 'ALTER TABLE annotations DISABLE TRIGGER ALL'],
    ['freed of its functions', 'DROP FUNCTION record_annotation CASCADE'],
  ])('cannot be %s by the application', async (_, statement) => {
    await expect(database().pool.query(statement)).rejects.toMatchObject({ code: '42501' })
    expect((await database().pool.query('SELECT count(*)::int AS n FROM annotation_revisions')).rows[0].n).toBe(4)
  })

  it('takes its time from the database, whatever the application says', async () => {
    const { rows } = await database().pool.query(`UPDATE annotations SET version = version + 1, changed_at = '2000-01-01' WHERE id = $1 RETURNING changed_at > now() - interval '1 minute' AS fresh`, [id])
    expect(rows).toEqual([{ fresh: true }])
  })
})

describe('the checker of histories', () => {
  const tampered = {
    [promises.quote.broken]: 'UPDATE annotation_revisions SET starts = ARRAY[starts[1] + 1] WHERE version = 2',
    [promises.versions.broken]: 'DELETE FROM annotation_revisions WHERE version = 2',
    [promises.history.broken]: `UPDATE annotations SET note = 'forged'`,
  }
  it.each(Object.entries(tampered))('finds that %s', async (sentence, statement) => {
    const client = await owner.connect()
    await client.query('BEGIN')
    for (const table of ['annotations', 'annotation_revisions']) await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`)
    await client.query(statement)
    const found = await checkHistory(client)
    // Before anything can fail: what is locked here would hold up every test after it.
    await client.query('ROLLBACK')
    client.release()
    expect(found).toEqual([`${id}: ${sentence}`])
  })
})

/**
 * Writers that add a word to the note of one annotation, all at once, round after round: each has read what stands,
 * then all write. A word that was acknowledged and is in the note no more was lost. With the version check none is; the
 * same writers without it are the control.
 */
const writers = 4
const rounds = 10
interface Entry {
  readonly word: string
  readonly version: number
}

/** Lets the writers work. Returns the annotation's id and every acknowledged word. */
async function work(write: (id: string, word: string, seen: { note: string; version: number }) => Promise<Entry>): Promise<{ id: string; ledger: Entry[] }> {
  const id = uuid()
  valueOf(await put(id, '', 0))
  const ledger: Entry[] = []
  for (let round = 0; round < rounds; round++) {
    const seen = (await database().pool.query('SELECT note, version FROM annotations WHERE id = $1', [id])).rows[0]
    ledger.push(...(await Promise.all(Array.from({ length: writers }, (_, writer) => write(id, `r${round}w${writer}`, seen)))))
  }
  return { id, ledger }
}

function put(id: string, note: string, basedOn: number) {
  return writeAnnotation(team.ana, assignment, { kind: 'put', id, request: marking(team.article.text, ['🛩️', 'cafe\u0301', 'שלום'], { basedOn, note }) })
}

async function lostWords({ id, ledger }: { id: string; ledger: Entry[] }): Promise<Entry[]> {
  const { rows } = await owner.query('SELECT note FROM annotations WHERE id = $1', [id])
  const words = new Set(rows[0].note.split(' '))
  return ledger.filter(({ word }) => !words.has(word))
}

it('loses nothing of writers who say what they have seen', async () => {
  const result = await work(async (id, word, seen) => {
    for (let { note, version } = seen; ; ) {
      const answer = await put(id, `${note} ${word}`.trim(), version)
      if (answer.ok) return { word, version: answer.value.version }
      const { current } = answer.problem.details as { current: Annotation }
      ;({ note, version } = current)
    }
  })
  expect(result.ledger).toHaveLength(writers * rounds)
  expect(await lostWords(result)).toEqual([])

  // Every acknowledged write is one version of the history, which ends with its word.
  const { rows } = await owner.query('SELECT version, note FROM annotation_revisions WHERE annotation_id = $1 AND version > 1 ORDER BY version', [result.id])
  const byVersion = result.ledger.toSorted((a, b) => a.version - b.version)
  expect(rows.map(({ version, note }) => ({ version, word: note.split(' ').at(-1) }))).toEqual(byVersion)
  expect(await checkHistory(owner)).toEqual([])
})

it('would lose most of what writers send blindly: the control', async () => {
  const result = await work(async (id, word, seen) => {
    const { rows } = await database().pool.query('UPDATE annotations SET note = $2, version = version + 1 WHERE id = $1 RETURNING version', [id, `${seen.note} ${word}`.trim()])
    return { word, version: rows[0].version }
  })
  expect(await lostWords(result)).toHaveLength((writers - 1) * rounds)
})
