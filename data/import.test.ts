import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it } from 'vitest'
import { applyEdits } from '@/core/import/edit'
import { importArticle } from '@/core/import/import-article'
import type { ArticleRequest } from '@/core/request/article'
import { notFound } from './access'
import { listArticles, listStories } from './article'
import { database } from './database'
import { findSameText, importForProject } from './import'
import { findArticle } from './reading'
import { articleRequest, awkwardText } from './testing/article'
import { ownerPool } from './testing/database'
import { type Team, makeTeam, valueOf } from './testing/team'

const owner = ownerPool()
let team: Team
let counter = 0

beforeAll(async () => {
  team = await makeTeam()
})

const lead = () => team.enter(team.lead)
const fresh = (changes: Partial<ArticleRequest> = {}) => articleRequest({ raw: `${awkwardText}\n\nNumber ${++counter}.`, slug: `number-${counter}`, ...changes })
const bring = async (request: ArticleRequest, id = uuid()) => importForProject(await lead(), id, request)
const versionOf = async (id: string) => (await owner.query('SELECT v.*, char_length(v.text) AS characters FROM article_versions v WHERE article_id = $1', [id])).rows[0]
const digest = (content: string) => createHash('sha256').update(content).digest('hex')

describe('an imported text', () => {
  it.each<[string, Partial<ArticleRequest>]>([
    ['plain text', {}],
    ['with corrections', { edits: [{ op: 'kind', block: 0, kind: 'caption' }, { op: 'join', block: 1 }] }],
    ['Markdown', { format: 'markdown', raw: '\ufeff# שלום 🛩️\r\n\r\nThe *cafe\u0301* is [closed](https://example.org/a?b=c), \\$10.\r\n' }],
    ['CRLF, and no composition', { raw: 'Title 🙂\r\n\r\nOne cafe\u0301,\u00a0two caf\u00e9.\r\n\r\nשלום' }],
  ])('is kept twice, with its hashes, as the importer makes it: %s', async (_, changes) => {
    const id = uuid()
    const request = fresh(changes)
    valueOf(await bring(request, id))
    const { canonical } = valueOf(applyEdits(valueOf(importArticle(request.raw, { format: request.format })), request.edits))
    expect(await versionOf(id)).toMatchObject({
      number: 1, raw: Buffer.from(request.raw), raw_sha256: digest(request.raw), text: canonical.text, text_sha256: digest(canonical.text),
      length: [...canonical.text].length, characters: [...canonical.text].length, blocks: canonical.blocks, marks: canonical.marks, map: canonical.map,
    })
    const { content, article } = valueOf(await findArticle(await lead(), request.slug))
    expect(content).toMatchObject({ text: canonical.text, blocks: canonical.blocks, marks: canonical.marks, number: 1 })
    expect(article).toMatchObject({ id, title: 'Ministers meet 🛩️', publishedAt: '2020-10', publisher: null, story: null })
    expect(article.importedAt).toBe((await owner.query('SELECT created_at FROM articles WHERE id = $1', [id])).rows[0].created_at.toISOString())
  })

  it('comes with its outlets and its story, which is made once', async () => {
    const request = { originatorId: team.outletId, publisherId: team.outletId, storyTitle: 'A story 🙂 שלום' }
    for (const one of [fresh(request), fresh(request)]) {
      valueOf(await bring(one))
      expect(valueOf(await findArticle(await lead(), one.slug)).article).toMatchObject({ originator: { id: team.outletId }, publisher: { id: team.outletId }, story: 'A story 🙂 שלום' })
    }
    expect((await listStories(await lead())).filter(({ title }) => title === 'A story 🙂 שלום')).toHaveLength(1)
  })

  it('leaves a row in the audit', async () => {
    const id = uuid()
    const request = fresh()
    valueOf(await bring(request, id))
    const { rows } = await owner.query(`SELECT action, actor_id, detail FROM audit_events WHERE detail ->> 'article' = $1`, [id])
    expect(rows).toEqual([{ action: 'article.import', actor_id: team.lead.userId, detail: { article: id, rawSha256: digest(request.raw) } }])
  })

  it('is never changed or deleted', async () => {
    await expect(owner.query("UPDATE article_versions SET text = text || '!'")).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(owner.query('DELETE FROM article_versions')).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(database().pool.query('UPDATE article_versions SET text = text')).rejects.toMatchObject({ code: '42501' })
  })

  it.each([
    ['text_sha256', "encode(sha256('x'), 'hex')", 'article_versions_text_hash'],
    ['raw_sha256', "encode(sha256('x'), 'hex')", 'article_versions_raw_hash'],
    ['length', 'length + 1', 'article_versions_length'],
  ])('is refused by PostgreSQL with a wrong %s', async (column, value, constraint) => {
    const columns = ['project_id', 'id', 'article_id', 'number', 'raw', 'raw_sha256', 'text', 'text_sha256', 'length', 'blocks', 'marks', 'map', 'created_by_id']
    const values = columns.map((name) => (name === column ? value : ({ id: 'gen_random_uuid()', number: '2' }[name] ?? name)))
    const insert = owner.query(`INSERT INTO article_versions (${columns.join()}) SELECT ${values.join()} FROM article_versions WHERE article_id = $1`, [team.article.id])
    await expect(insert).rejects.toMatchObject({ code: '23514', constraint })
  })
})

describe('the same again', () => {
  it('under its id changes nothing', async () => {
    const id = uuid()
    const request = fresh()
    const first = await bring(request, id)
    expect(await bring(request, id)).toEqual(first)
    const { rows } = await owner.query('SELECT count(*)::int AS n FROM article_versions WHERE article_id = $1', [id])
    expect(rows[0].n).toBe(1)
  })

  it('under another id is refused, with where it is', async () => {
    const request = fresh()
    valueOf(await bring(request))
    expect(await bring({ ...request, slug: 'elsewhere' })).toMatchObject({ ok: false, problem: { code: 'refused', field: 'raw', details: { slug: request.slug } } })
    expect(await findSameText(await lead(), digest(request.raw))).toEqual({ slug: request.slug, title: request.title })
    expect(await findSameText(await lead(), digest(`${request.raw} `))).toBeNull()
    // One letter more is another text; another project does not know of it.
    expect(await bring({ ...request, raw: `${request.raw}!` })).toMatchObject({ ok: true, value: { slug: `${request.slug}-2` } })
    const other = await makeTeam()
    expect(await findSameText(await other.enter(other.lead), digest(request.raw))).toBeNull()
    expect(await importForProject(await other.enter(other.lead), uuid(), request)).toMatchObject({ ok: true, value: { slug: request.slug } })
  })

  it('with another text under its id is refused', async () => {
    const id = uuid()
    valueOf(await bring(fresh(), id))
    expect(await bring(fresh(), id)).toMatchObject({ ok: false, problem: { code: 'refused', field: 'id' } })
  })

  it('five times at once comes in once', async () => {
    const request = fresh()
    const answers = await Promise.all(Array.from({ length: 5 }, () => bring(request)))
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1)
    for (const answer of answers) if (!answer.ok) expect(answer.problem).toMatchObject({ code: 'refused', details: { slug: request.slug } })
  })

  it('five texts of one slug at once get five slugs', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => bring(fresh({ slug: 'crowded' }))))
    expect(answers.map((answer) => valueOf(answer).slug).toSorted()).toEqual(['crowded', 'crowded-2', 'crowded-3', 'crowded-4', 'crowded-5'])
  })
})

describe('what cannot come in', () => {
  it.each<[string, Partial<ArticleRequest>, string]>([
    ['white space', { raw: ' \n\u00a0\n ' }, 'refused'],
    ['NUL', { raw: 'a text with \0 in it 🙂' }, 'refused'],
    ['half a character', { raw: 'a text with \ud83d in it' }, 'refused'],
    ['corrections that do not fit', { edits: [{ op: 'join', block: 99 }] }, 'invalid'],
    ['an originator that is not there', { originatorId: uuid() }, 'notFound'],
    ['a publisher that is not there', { publisherId: uuid() }, 'notFound'],
  ])('%s', async (_, changes, code) => {
    const before = await listArticles(await lead())
    expect(await bring(fresh(changes))).toMatchObject({ ok: false, problem: { code } })
    expect(await listArticles(await lead())).toEqual(before)
  })

  it('an article with another project’s outlet', async () => {
    const other = await makeTeam()
    expect(await bring(fresh({ publisherId: other.outletId }))).toEqual(notFound)
    expect(await bring(fresh({ publisherId: team.outletId }))).toMatchObject({ ok: true })
  })
})
