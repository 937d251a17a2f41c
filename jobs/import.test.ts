import type { PoolClient } from 'pg'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ImportItem } from '@/core/import-job/item'
import { settingsWith } from '@/core/import-job/settings'
import { database } from '@/data/database'
import { claimImport, giveBackImport, tidyImports } from '@/data/import-work'
import { applyBatch } from '@/data/import-apply'
import { chooseImportItems, listImportItems } from '@/data/import-items'
import { receiveImport } from '@/data/import-upload'
import { applyImport, beginImport, cancelImport, findImport, listImports, mapImport, retryImport } from '@/data/imports'
import { readNearGroups, signNewTexts } from '@/data/near-duplicates'
import type { Access } from '@/data/principal'
import { saveOutlet } from '@/data/outlet'
import { inParts, jsonLines, upload } from '@/data/testing/import'
import { type Team, addArticle, makeTeam, valueOf } from '@/data/testing/team'
import { performImport } from './import'

let team: Team
let lead: Access

beforeAll(async () => {
  team = await makeTeam()
  lead = await team.enter(team.lead)
})

const never = new AbortController().signal
const goOn = (id: string, access = lead) => performImport({ projectId: access.project.id, importId: id }, `worker ${uuid()}`, never)
const view = async (id: string, access = lead) => valueOf(await findImport(access, id))
const items = async (id: string, show: 'all' | 'near' | 'refused' | 'added' | 'left' = 'all'): Promise<readonly ImportItem[]> => valueOf(await listImportItems(lead, id, { show, after: -1, limit: 200 })).items

/** A text of its own, long enough to be compared. */
let counter = 0
function words(seed = ++counter, length = 120): string {
  let state = (seed * 2654435761 + 1) >>> 0
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32
  return Array.from({ length }, (_, index) => (index % 30 === 29 ? 'cafe\u0301 🙂 שלום.\n\n' : `w${Math.floor(next() * 4000).toString(36)}`)).join(' ')
}

const articlesOf = async (id: string) => (await database().pool.query<{ title: string | null; slug: string; provenance: string; published_at: string | null; url: string | null; publisher_id: string | null; story: string | null; text: string; raw: Buffer }>(
  `SELECT a.title, a.slug, a.provenance, a.published_at, a.url, a.publisher_id, s.title AS story, v.text, v.raw FROM import_items t
     JOIN articles a ON a.id = t.article_id JOIN article_versions v ON v.article_id = a.id LEFT JOIN stories s ON s.id = a.story_id WHERE t.import_id = $1 ORDER BY t.ordinal`, [id])).rows

describe('an import of a table', () => {
  it('goes from its first byte to its articles: what is known is kept, what is not stays unknown, and what is refused is told with its line', async () => {
    const outlet = valueOf(await saveOutlet(lead, uuid(), { name: 'Le Café Matin', kind: 'newspaper', country: null, language: null, stateRelation: 'unknown', aliases: ['matin.example'], facts: [] }))
    const rows = [
      { id: 'a1', headline: 'One 🙂', text: words(), date: '2020-10-26', source: 'le cafe matin', url: 'https://elsewhere.example/1', extra: 'x' },
      { id: 'a2', headline: '', text: words(), date: 'some day', source: '', url: 'https://www.matin.example/2' },
      { id: 'a3', headline: 'No text', text: ' ' },
      { id: 'a4', headline: 'One 🙂', text: words(), source: 'Nobody’s News', url: 'javascript:alert(1)' },
    ]
    const { id, state } = await upload(lead, 'news.jsonl', `${jsonLines(rows)}{ broken\n`)
    expect(state).toBe('reading')
    await goOn(id)
    const read = await view(id)
    expect(read).toMatchObject({
      state: 'waiting', progress: null, remembered: false, by: team.lead.name,
      counts: { found: 5, ready: 3, refused: 2, same: 0, near: 0, left: 0, added: 0 },
      mapping: { text: 'text', title: 'headline', date: 'date', outlet: 'source', address: 'url', name: 'id', story: null, byline: null },
      outlets: [{ words: 'Nobody’s News', count: 1, id: null, by: null }, { words: 'le cafe matin', count: 1, id: outlet.id, by: 'name' }],
    })
    expect(read.columns.find(({ name }) => name === 'extra')?.examples).toEqual(['x'])
    expect((await items(id, 'refused')).map(({ source, refusal }) => [source.file, source.line, refusal])).toEqual([['news.jsonl', 3, 'There is no text in “text”.'], ['news.jsonl', 5, expect.any(String)]])

    expect(valueOf(await applyImport(lead, id)).state).toBe('applying')
    await goOn(id)
    expect(await view(id)).toMatchObject({ state: 'done', counts: { found: 5, refused: 2, added: 3 } })
    const articles = await articlesOf(id)
    expect(articles.map(({ title, published_at: at, url, publisher_id: publisher }) => ({ title, at, url, publisher }))).toEqual([
      { title: 'One 🙂', at: '2020-10-26', url: 'https://elsewhere.example/1', publisher: outlet.id },
      { title: null, at: null, url: 'https://www.matin.example/2', publisher: outlet.id },
      { title: 'One 🙂', at: null, url: null, publisher: null },
    ].map((one, index) => ({ ...one, title: one.title ?? articles[index]!.title })))
    expect(articles.map(({ raw }) => raw.toString())).toEqual([0, 1, 3].map((index) => rows[index]!.text))
    expect(articles.map(({ slug }) => slug)).toEqual(['one', articles[1]!.slug, 'one-2'])
    expect(articles[2]!.provenance).toBe('Brought in from news.jsonl, line 4, where it is called “a4”. Its outlet is given as “Nobody’s News”.\nThe address “javascript:alert(1)” is none of a page (https:// or http://); it stays unknown.')
    const { rows: left } = await database().pool.query(`SELECT (SELECT count(*)::int FROM import_chunks WHERE import_id = $1) AS chunks, (SELECT count(*)::int FROM import_items WHERE import_id = $1 AND content IS NOT NULL) AS contents`, [id])
    expect(left).toEqual([{ chunks: 0, contents: 0 }])
    const { rows: acts } = await database().pool.query<{ action: string; detail: { articles?: string[] } }>(`SELECT action, detail FROM audit_events WHERE detail->>'import' = $1 ORDER BY id`, [id])
    expect(acts.map(({ action, detail }) => [action, detail.articles?.length])).toEqual([['import.apply', undefined], ['import.articles', 3]])
  })

  it('has its columns proposed once its encoding was said, as those of UTF-8 are, and as they were mapped the last time', async () => {
    // Columns of their own: how they are mapped is remembered, for what comes after it as well.
    const latin = (header: string) => new Uint8Array(Buffer.from(`${header}\nÉté,${words().replace(/[^\n -~]/gu, 'é')}\n`.replaceAll('\n\n', ' '), 'latin1'))
    const { id } = await upload(lead, 'été.csv', latin('headline,fulltext'))
    await goOn(id)
    const first = await view(id)
    expect(first).toMatchObject({ state: 'waiting', columns: [], counts: { found: 1, refused: 1, ready: 0 } })
    valueOf(await mapImport(lead, id, { ...first.settings!, encoding: 'windows-1252', storyTitle: 'Été 🙂' }))
    await goOn(id)
    const second = await view(id)
    expect(second).toMatchObject({ remembered: false, mapping: { title: 'headline', text: 'fulltext' }, settings: { encoding: 'windows-1252', storyTitle: 'Été 🙂' }, counts: { found: 1, ready: 1, refused: 0 } })
    expect((await items(id)).map(({ title }) => title)).toEqual(['Été'])

    valueOf(await mapImport(lead, id, { ...second.settings!, mapping: { ...second.mapping!, title: null, byline: 'headline' } }))
    await goOn(id)
    const again = await upload(lead, 'encore.csv', latin('headline,fulltext'))
    await goOn(again.id)
    valueOf(await mapImport(lead, again.id, { ...(await view(again.id)).settings!, encoding: 'windows-1252' }))
    await goOn(again.id)
    expect(await view(again.id)).toMatchObject({ remembered: true, mapping: { title: null, byline: 'headline', text: 'fulltext' }, settings: { storyTitle: 'Été 🙂' }, counts: { ready: 1 } })
    for (const each of [id, again.id]) valueOf(await cancelImport(lead, each))
  })

  it('is compared again by the lead’s mapping, which is remembered for the same columns, outlets and all', async () => {
    const rows = [{ body: words(), other: words(), von: 'Die Zeitung' }, { body: words(), other: words(), von: 'Die Zeitung' }]
    const { id } = await upload(lead, 'a.jsonl', jsonLines(rows))
    await goOn(id)
    expect(await view(id)).toMatchObject({ mapping: { text: 'body', outlet: null }, outlets: [] })
    valueOf(await chooseImportItems(lead, id, { choices: [{ ordinal: 1, choice: 'leave' }] }))
    const settings = { ...settingsWith({ ...settingsWith().mapping, text: 'other', outlet: 'von' }), outlets: [{ words: 'die zeitung', id: team.outletId }], storyTitle: 'A story of all שלום', provenance: 'From the archive 🗄️.' }
    expect(valueOf(await mapImport(lead, id, settings)).state).toBe('reading')
    await goOn(id)
    expect(await view(id)).toMatchObject({ state: 'waiting', mapping: { text: 'other' }, counts: { found: 2, ready: 1, left: 1 }, outlets: [{ words: 'Die Zeitung', count: 2, id: team.outletId, by: 'choice' }] })
    valueOf(await applyImport(lead, id))
    await goOn(id)
    expect(await articlesOf(id)).toMatchObject([{ publisher_id: team.outletId, story: 'A story of all שלום', provenance: 'From the archive 🗄️.\nBrought in from a.jsonl, line 1.' }])
    expect((await articlesOf(id))[0]!.raw.toString()).toBe(rows[0]!.other)

    const again = await upload(lead, 'b.jsonl', jsonLines([{ von: 'x', other: words(), body: '' }]))
    await goOn(again.id)
    expect(await view(again.id)).toMatchObject({ remembered: true, mapping: { text: 'other', outlet: 'von' }, counts: { ready: 1 } })
    const otherTeam = await makeTeam()
    const elsewhere = await otherTeam.enter(otherTeam.lead)
    const theirs = await upload(elsewhere, 'b.jsonl', jsonLines([{ von: 'x', other: words(), body: '' }]))
    await goOn(theirs.id, elsewhere)
    expect(await view(theirs.id, elsewhere)).toMatchObject({ remembered: false, mapping: { outlet: null } })
  })

  it('refuses a mapping with a column that is not there, and an outlet of another project', async () => {
    const { id } = await upload(lead, 'a.jsonl', jsonLines([{ text: words() }]))
    await goOn(id)
    expect(await mapImport(lead, id, settingsWith({ ...settingsWith().mapping, text: 'txt' }))).toMatchObject({ ok: false, problem: { code: 'refused', message: 'The file has no column “txt”.' } })
    expect(await mapImport(lead, id, { ...settingsWith({ ...settingsWith().mapping, text: 'text' }), publisherId: uuid() })).toMatchObject({ ok: false, problem: { code: 'refused' } })
    expect((await view(id)).state).toBe('waiting')
  })
})

describe('the same text, or nearly', () => {
  it('is offered as such, of the project and of the file, and becomes what was chosen', async () => {
    const base = words(undefined, 300)
    const known = await addArticle(lead, { raw: base, slug: `known-${counter}`, storyTitle: null })
    const [wire, copy] = [words(undefined, 300), words(undefined, 300)]
    const cut = (text: string, by: number) => `By our correspondent ${by}. ${text.split(' ').slice(by).join(' ')}`
    const rows = [{ text: base }, { text: cut(base, 12) }, { text: wire, title: 'Wire' }, { text: wire }, { text: cut(wire, 9), title: 'Copy' }, { text: cut(wire, 15), title: 'Third' }, { text: copy }, { text: `${copy} One more word here.` }]
    const { id } = await upload(lead, 'near.jsonl', jsonLines(rows))
    await goOn(id)
    expect(await view(id)).toMatchObject({ counts: { found: 8, ready: 6, same: 2, near: 4 } })
    const found = await items(id)
    expect(found[0]!.same).toMatchObject({ in: 'project', slug: known.slug, alike: 1 })
    expect(found[1]!.near).toMatchObject({ in: 'project', slug: known.slug })
    expect(found[3]!.same).toEqual({ in: 'import', ordinal: 2, title: 'Wire', alike: 1 })
    expect(found[4]!.near).toMatchObject({ in: 'import', ordinal: 2, title: 'Wire' })
    expect(found[4]!.near!.alike).toBeGreaterThan(0.8)
    expect([found[1]!.nearOpening, found[4]!.nearOpening, found[6]!.nearOpening]).toEqual([found[0]!.opening, found[2]!.opening, null])
    expect(found[6]!.near).toBeNull()
    expect((await items(id, 'near')).map(({ ordinal }) => ordinal)).toEqual([1, 4, 5, 7])

    // What has nothing near cannot come into its story; what is the same has nothing to choose.
    expect(valueOf(await chooseImportItems(lead, id, { choices: [{ ordinal: 1, choice: 'story' }, { ordinal: 4, choice: 'story' }, { ordinal: 5, choice: 'story' }, { ordinal: 6, choice: 'story' }, { ordinal: 3, choice: 'leave' }, { ordinal: 7, choice: 'leave' }] })).counts).toMatchObject({ left: 1, ready: 5 })
    expect((await items(id, 'left')).map(({ ordinal }) => ordinal)).toEqual([7])
    valueOf(await applyImport(lead, id))
    await goOn(id)
    expect(await view(id)).toMatchObject({ state: 'done', counts: { added: 5 } })
    const stories = await articlesOf(id)
    expect(stories.map(({ story }) => story)).toEqual([expect.any(String), 'Wire', 'Wire', 'Wire', null])
    const { rows: joined } = await database().pool.query<{ title: string }>('SELECT s.title FROM articles a JOIN stories s ON s.id = a.story_id WHERE a.id = $1', [known.id])
    expect(joined).toEqual([{ title: stories[0]!.story }])
  })

  it('makes groups of the whole project, also of articles that came one by one', async () => {
    await signNewTexts()
    const { rows: missing } = await database().pool.query('SELECT FROM article_versions v WHERE NOT EXISTS (SELECT FROM article_signatures s WHERE s.article_version_id = v.id)')
    expect(missing).toEqual([])
    const groups = await readNearGroups(lead.project.id)
    const members = (first: string) => [...groups].filter(([, group]) => group === first).length
    expect(groups.get(team.article.id)).toBe(team.article.id)
    expect([...new Set(groups.values())].map(members).filter((size) => size > 1).toSorted()).toEqual([2, 3])
  })
})

describe('an upload', () => {
  const bytes = new TextEncoder().encode(jsonLines(Array.from({ length: 2000 }, () => ({ text: words(undefined, 200) }))))
  const begin = async (size = bytes.length) => valueOf(await beginImport(lead, { id: uuid(), what: 'articles', format: 'auto', fileName: 'large.jsonl', size })).id
  const stored = async (id: string) => Buffer.concat((await database().pool.query<{ bytes: Buffer }>('SELECT bytes FROM import_chunks WHERE import_id = $1 ORDER BY at', [id])).rows.map((row) => row.bytes))
  async function* broken(part: Uint8Array): AsyncGenerator<Uint8Array> {
    yield* inParts(part)
    throw new Error('the connection is gone')
  }

  it('keeps what has arrived when the connection breaks, and goes on from there, or from before', async () => {
    expect(bytes.length).toBeGreaterThan(2 * 1024 * 1024)
    const id = await begin()
    await expect(receiveImport(lead, id, 0, broken(bytes.subarray(0, 1_500_000)))).rejects.toThrow('gone')
    expect(await view(id)).toMatchObject({ state: 'uploading', received: 1_500_000, progress: { unit: 'bytes', done: 1_500_000, of: bytes.length } })
    expect(await receiveImport(lead, id, 1_500_001, inParts(bytes))).toMatchObject({ ok: false, problem: { code: 'refused', details: { received: 1_500_000 } } })
    await expect(receiveImport(lead, id, 1_200_000, broken(bytes.subarray(1_200_000, 1_700_000)))).rejects.toThrow('gone')
    expect(valueOf(await receiveImport(lead, id, 1_700_000, inParts(bytes.subarray(1_700_000)))).state).toBe('reading')
    expect((await stored(id)).equals(bytes)).toBe(true)
    // The last answer was lost, and the browser asks again.
    expect(valueOf(await receiveImport(lead, id, bytes.length, inParts(new Uint8Array()))).state).toBe('reading')
    expect(await receiveImport(lead, id, 0, inParts(bytes))).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  })

  it('refuses more than was announced, and waits for what is missing', async () => {
    const id = await begin(1000)
    expect(await receiveImport(lead, id, 0, inParts(bytes.subarray(0, 1001)))).toMatchObject({ ok: false, problem: { code: 'tooLarge' } })
    expect(valueOf(await receiveImport(lead, id, 0, inParts(bytes.subarray(0, 400))))).toMatchObject({ state: 'uploading', received: 400 })
  })

  it('goes on with the later of two who send at once', async () => {
    const id = await begin()
    let later: Promise<unknown> = Promise.resolve()
    async function* interrupted(): AsyncGenerator<Uint8Array> {
      yield bytes.subarray(0, 1_100_000)
      later = receiveImport(lead, id, 0, inParts(bytes))
      await later
      yield bytes.subarray(1_100_000)
    }
    expect(await receiveImport(lead, id, 0, interrupted())).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await later).toMatchObject({ ok: true, value: { state: 'reading' } })
    expect((await stored(id)).equals(bytes)).toBe(true)
  })

  it('is repeated without harm where it is begun again, and refused for another file', async () => {
    const request = { id: uuid(), what: 'articles', format: 'auto', fileName: 'x.jsonl', size: 10 } as const
    expect(valueOf(await beginImport(lead, request))).toEqual(valueOf(await beginImport(lead, request)))
    expect(await beginImport(lead, { ...request, size: 11 })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'id' } })
  })

  it('is taken away when it is abandoned, and when it is cancelled', async () => {
    const [old, cancelled] = [await begin(), await begin()]
    for (const id of [old, cancelled]) await receiveImport(lead, id, 0, inParts(bytes.subarray(0, 100_000)))
    await database().pool.query(`UPDATE imports SET changed_at = changed_at - interval '25 hours' WHERE id = $1`, [old])
    valueOf(await cancelImport(lead, cancelled))
    await tidyImports()
    for (const id of [old, cancelled]) {
      expect((await view(id)).state).toBe('cancelled')
      expect(await stored(id)).toHaveLength(0)
    }
  })
})

describe('applying', () => {
  const waiting = async (count: number, access = lead) => {
    const { id } = await upload(access, 'many.jsonl', jsonLines(Array.from({ length: count }, () => ({ text: words(undefined, 30), title: 'The same title' }))))
    await goOn(id, access)
    return id
  }
  const total = async (access = lead) => Number((await database().pool.query<{ count: string }>('SELECT count(*) FROM articles WHERE project_id = $1', [access.project.id])).rows[0]!.count)

  it('is asked for twice and done once, also by two workers at once', async () => {
    const id = await waiting(700)
    const before = await total()
    const asked = await Promise.all([applyImport(lead, id), applyImport(lead, id)])
    expect(asked.map((one) => valueOf(one).state)).toEqual(['applying', 'applying'])
    await Promise.all([goOn(id), goOn(id), goOn(id)])
    // Whoever was overtaken stopped; the last one came to the end.
    expect(await view(id)).toMatchObject({ state: 'done', counts: { added: 700 } })
    expect(await total()).toBe(before + 700)
    expect(valueOf(await applyImport(lead, id)).state).toBe('done')
    await goOn(id)
    expect(await total()).toBe(before + 700)
  })

  it('is not stored otherwise than it was looked at: who chose meanwhile is not passed over', async () => {
    const id = await waiting(3)
    const seen = (await view(id)).changedAt
    const chosen = valueOf(await chooseImportItems(lead, id, { choices: [{ ordinal: 1, choice: 'leave' }] }))
    const before = await total()
    expect(await applyImport(lead, id, { seen })).toMatchObject({ ok: false, problem: { code: 'conflict', message: expect.stringContaining('nothing was brought in') } })
    await goOn(id)
    expect(await view(id)).toMatchObject({ state: 'waiting' })
    expect(await total()).toBe(before)
    expect(valueOf(await applyImport(lead, id, { seen: chosen.changedAt })).state).toBe('applying')
    // Asked for again, by a page that saw it before: it is under way.
    expect(valueOf(await applyImport(lead, id, { seen })).state).toBe('applying')
    await goOn(id)
    expect(await view(id)).toMatchObject({ state: 'done', counts: { added: 2, left: 1 } })
  })

  it('goes on after it was cut anywhere in a batch: at its end, in its middle, at each statement', async () => {
    const id = await waiting(600)
    const before = await total()
    valueOf(await applyImport(lead, id))
    const job = { projectId: lead.project.id, importId: id }
    for (let cut = 1; cut <= 14; cut++) {
      const claim = (await claimImport(job, `cut ${cut}`))!
      // The connection of the batch dies at one of its statements, as it does when the process or the database is killed.
      const { pool } = database()
      const connect = pool.connect.bind(pool) as (heard?: unknown) => Promise<PoolClient>
      let statements = 0
      const cutting = async (heard?: unknown) => {
        // The pool’s own queries ask with a callback: those are not the batch’s.
        if (heard !== undefined) return connect(heard)
        const client = await connect()
        const query = client.query.bind(client) as (...args: unknown[]) => unknown
        Object.assign(client, {
          query: async (...args: unknown[]) => {
            if (++statements === cut + 1) {
              await pool.query('SELECT pg_terminate_backend($1)', [(client as unknown as { processID: number }).processID])
            }
            return query(...args)
          },
        })
        return client
      }
      Object.assign(pool, { connect: cutting })
      try {
        await applyBatch(claim, 40).catch(() => undefined)
      } finally {
        Object.assign(pool, { connect })
      }
      const { rows } = await pool.query<{ cursor: number; added: number; items: number }>(
        `SELECT i.cursor, (i.counts->>'added')::int AS added, (SELECT count(*)::int FROM import_items t WHERE t.import_id = i.id AND t.article_id IS NOT NULL) AS items FROM imports i WHERE i.id = $1`, [id])
      expect(rows[0]!.items).toBe(rows[0]!.cursor)
      expect(rows[0]!.added).toBe(rows[0]!.cursor)
      expect(await total()).toBe(before + rows[0]!.cursor)
    }
    await goOn(id)
    expect(await view(id)).toMatchObject({ state: 'done', counts: { added: 600 } })
    expect(await total()).toBe(before + 600)
  })

  it('stops when it is cancelled, keeps what is stored, and says how much', async () => {
    const id = await waiting(500)
    const before = await total()
    valueOf(await applyImport(lead, id))
    const claim = (await claimImport({ projectId: lead.project.id, importId: id }, 'one'))!
    expect(await applyBatch(claim, 120)).toBe('more')
    expect(valueOf(await cancelImport(lead, id))).toMatchObject({ state: 'cancelled', counts: { added: 120 } })
    expect(await applyBatch(claim, 120)).toBe('stopped')
    expect(await total()).toBe(before + 120)
    expect(valueOf(await cancelImport(lead, id)).state).toBe('cancelled')
    expect(await applyImport(lead, id)).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  })

  it('is given back, and goes on under another worker; the one before writes no more', async () => {
    const id = await waiting(300)
    valueOf(await applyImport(lead, id))
    const claim = (await claimImport({ projectId: lead.project.id, importId: id }, 'one'))!
    expect(await applyBatch(claim, 100)).toBe('more')
    await giveBackImport(claim)
    expect(await applyBatch(claim, 100)).toBe('stopped')
    await goOn(id)
    expect(await view(id)).toMatchObject({ state: 'done', counts: { added: 300 } })
  })

  it('fails in a sentence, and is tried again where it was', async () => {
    const { id } = await upload(lead, 'a.jsonl', jsonLines([{ text: words() }]))
    const { rows } = await database().pool.query<{ bytes: Buffer }>('DELETE FROM import_chunks WHERE import_id = $1 RETURNING bytes', [id])
    await goOn(id)
    expect(await view(id)).toMatchObject({ state: 'failed', because: expect.stringMatching(/could not be read to its end/) })
    await database().pool.query('INSERT INTO import_chunks (project_id, import_id, at, bytes) VALUES ($1, $2, 0, $3)', [lead.project.id, id, rows[0]!.bytes])
    expect(valueOf(await retryImport(lead, id)).state).toBe('reading')
    await goOn(id)
    expect((await view(id)).state).toBe('waiting')
    expect(valueOf(await retryImport(lead, id)).state).toBe('waiting')
    valueOf(await cancelImport(lead, id))
    expect(await retryImport(lead, id)).toMatchObject({ ok: false, problem: { code: 'conflict' } })
  })

  it('leaves out what somebody else has brought in meanwhile', async () => {
    const text = words()
    const { id } = await upload(lead, 'a.jsonl', jsonLines([{ text }, { text: words() }]))
    await goOn(id)
    await addArticle(lead, { raw: text, slug: `meanwhile-${counter}` })
    valueOf(await applyImport(lead, id))
    await goOn(id)
    expect(await view(id)).toMatchObject({ state: 'done', counts: { added: 1, same: 1 } })
    expect((await items(id))[0]).toMatchObject({ same: { in: 'project', slug: `meanwhile-${counter}` }, slug: null })
  })
})

describe('whoever does not lead the project', () => {
  it('is refused everything, and another project has nothing of it', async () => {
    const { id } = await upload(lead, 'a.jsonl', jsonLines([{ text: words() }]))
    await goOn(id)
    for (const person of [team.reviewer, team.ana, team.viewer]) {
      const access = await team.enter(person)
      await expect(listImports(access)).rejects.toThrow('let through')
      await expect(findImport(access, id)).rejects.toThrow('let through')
      await expect(receiveImport(access, id, 0, inParts(new Uint8Array(3)))).rejects.toThrow('let through')
      await expect(chooseImportItems(access, id, { allNear: 'leave' })).rejects.toThrow('let through')
      await expect(applyImport(access, id)).rejects.toThrow('let through')
    }
    const other = await makeTeam()
    const elsewhere = await other.enter(other.lead)
    expect(await listImports(elsewhere)).toEqual([])
    for (const answer of [
      await findImport(elsewhere, id), await listImportItems(elsewhere, id, { show: 'all', after: -1, limit: 50 }), await applyImport(elsewhere, id), await cancelImport(elsewhere, id), await retryImport(elsewhere, id),
      await receiveImport(elsewhere, id, 0, inParts(new Uint8Array(3))), await chooseImportItems(elsewhere, id, { allNear: 'leave' }), await mapImport(elsewhere, id, settingsWith()),
    ]) expect(answer).toMatchObject({ ok: false, problem: { code: 'notFound' } })
    expect((await view(id)).state).toBe('waiting')
  })
})
