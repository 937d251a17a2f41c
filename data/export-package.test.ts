import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type ExportChoice, exportChoice } from '@/core/export/choice'
import { checkChoice } from '@/core/export/check-choice'
import { canLeaveTextsOut, exportFormatKeys } from '@/core/export/export-format'
import { checkArticleLine } from '@/core/export/read-jsonl'
import type { ArticleLine } from '@/core/export/article-line'
import { writeAnnotation } from './annotation'
import { writeAnswer } from './answer'
import { submitAssignment } from './assignment'
import { database } from './database'
import { decide } from './decision'
import { discussCase } from './discussion'
import { packageFiles } from './export-package'
import { openExport, openSnapshot } from './export-snapshot'
import { findReview } from './review'
import { ownerPool } from './testing/database'
import { marking } from './testing/marking'
import { type Person, type Team, addArticle, assign, makeTeam, valueOf } from './testing/team'
import { countSplitGroups } from './split-groups'
import { isUnavailable } from './violation'

let team: Team

/** A report of its own, of 120 words. */
const wordsOf = (seed: number) => Array.from({ length: 120 }, (_, at) => `w${((seed + 1) * 7919 + at * 104729 * (seed + 3)) % 9973}`).join(' ')

/** Written by people, in their own words: may quote. */
const said = { note: 'nobody else says kanarie', attribute: 'kanarie one', answer: 'kanarie two', reason: 'kanarie three', remark: 'kanarie four', search: 'cafe\u0301' }

beforeAll(async () => {
  team = await makeTeam()
  const lead = await team.enter(team.lead)
  for (let index = 0; index < 12; index++) await addArticle(lead, { raw: `${wordsOf(index)}\n\nNumber ${index} 🙂: the cafe\u0301 of שלום is closed.\n\n=SUM, "quoted"`, slug: `n-${String(index).padStart(2, '0')}` })
  // Syndicated: the same report with another line at its end.
  for (const index of [12, 13, 14, 15, 16, 17]) await addArticle(lead, { raw: `${wordsOf(99)} ${wordsOf(98)}\n\nEdited by desk ${index} 🙂 cafe\u0301 שלום.`, slug: `n-${index}` })
  const [anas, bens] = [await assign(team, team.ana), await assign(team, team.ben)]
  await mark(team.ana, anas, ['The 👩‍👩‍👧‍👦 family', 'שלום'])
  await mark(team.ben, bens, '👩‍👩‍👧‍👦 family')
  await mark(team.ben, bens, '🙂🙂🙂')
  valueOf(await writeAnswer(team.ana, anas, 'voices_missing', { basedOn: 0, value: { entities: ['שלום 🙂'], note: said.answer } }))
  valueOf(await writeAnswer(team.ana, anas, 'genre', { basedOn: 0, value: 'reporting' }))
  for (const [person, id] of [[team.ana, anas], [team.ben, bens]] as const) valueOf(await submitAssignment(person, id))
  const reviewer = await team.enter(team.reviewer)
  const { cases } = valueOf(await findReview(reviewer, team.article.slug))
  const judged = cases[0]!.lanes.flatMap((lane) => lane.annotations).map(({ id, version }) => ({ id, version }))
  valueOf(await discussCase(reviewer, team.article.slug, { id: uuid(), text: said.remark, about: judged.map(({ id }) => id) }))
  valueOf(await decide(reviewer, team.article.slug, { id: uuid(), verdict: 'accept', judged, chosen: [judged[0]!.id], reason: said.reason, replaces: null }))
})

async function mark(person: Person, on: string, words: string | string[]) {
  return valueOf(await writeAnnotation(person, on, { kind: 'put', id: uuid(), request: marking(team.article.text, words, { note: said.note, attributes: { severity: 2, source_chain: [said.attribute] }, origin: { by: 'search', phrase: said.search } }) })).id
}

/** Every file of a package, in the order in which they came. */
async function packageOf(choice: Partial<ExportChoice> & { format: string }): Promise<ReadonlyMap<string, string>> {
  const snapshot = await openExport(await team.enter(team.lead))
  try {
    const files = new Map<string, string>()
    for await (const { path, bytes } of packageFiles(snapshot, valueOf(checkChoice(exportChoice.parse(choice))))) {
      expect(files.has(path)).toBe(false)
      const chunks: Uint8Array[] = []
      for await (const chunk of bytes) chunks.push(chunk)
      files.set(path, Buffer.concat(chunks).toString('utf8'))
    }
    return files
  } finally {
    await snapshot.close()
  }
}

const linesOf = (files: ReadonlyMap<string, string>, path = 'articles.jsonl') => files.get(path)!.split('\n').filter((line) => line !== '')
const own = (files: ReadonlyMap<string, string>) => linesOf(files).map((line) => JSON.parse(line) as ArticleLine).find(({ article }) => article.slug === team.article.slug)!

describe('a package', () => {
  it.each(exportFormatKeys)('of %s has its files, and notes of what it is', async (format) => {
    const files = await packageOf({ format, layers: ['annotators', 'gold', 'soft', 'decisions', 'discussion'] })
    expect([...files.keys()].at(-1)).toBe('NOTES.md')
    expect(files.size).toBeGreaterThan(1)
    expect(files.get('NOTES.md')).toMatch(/19 articles, 2 layers, 3 annotations of people/)
    for (const text of files.values()) for (const person of [team.lead, team.reviewer, team.ana, team.ben]) expect(text).not.toContain(person.name)
    const all = [...files.values()].join('\n')
    for (const words of [said.reason, said.remark]) expect(all).toContain(words)
  })

  it('of JSON lines holds what was chosen, and nothing else', async () => {
    const [everything, annotators, gold, soft, talk] = await Promise.all([
      packageOf({ format: 'jsonl', layers: ['annotators', 'gold', 'soft', 'decisions', 'discussion'] }), packageOf({ format: 'jsonl', layers: ['annotators'] }), packageOf({ format: 'jsonl', layers: ['gold'] }), packageOf({ format: 'jsonl', layers: ['soft'] }), packageOf({ format: 'jsonl', layers: ['discussion'] }),
    ].map(async (files) => own(await files)))
    const sizes = ({ layers, cases, decisions, gold: entries, softLabels, shares, discussion }: ArticleLine) => [layers, cases, decisions, entries, softLabels, shares ?? [], discussion ?? []].map((part) => part.length > 0)
    expect(sizes(everything!)).toEqual([true, true, true, true, true, true, true])
    expect(sizes(annotators!)).toEqual([true, false, false, false, false, false, false])
    expect(annotators!.layers.flatMap((layer) => layer.annotations.map(({ standing }) => standing))).toEqual([null, null, null])
    expect(sizes(gold!)).toEqual([false, true, false, true, false, false, false])
    expect(sizes(soft!)).toEqual([false, true, false, false, true, true, false])
    expect(sizes(talk!)).toEqual([false, false, false, false, false, false, true])
    expect(everything!.discussion).toMatchObject([{ text: said.remark, kind: 'remark', by: expect.stringMatching(/^reviewer-\d+$/) }])
    expect(everything!.shares).toMatchObject([{ n: 2, none: 0, tags: [{ k: 2, share: 1 }] }, { n: 2, none: 1, tags: [{ k: 1, share: 0.5 }] }])
    for (const line of linesOf(await packageOf({ format: 'jsonl', layers: ['gold', 'soft'] }))) expect(checkArticleLine(line)).toEqual([])
  })

  it.each([['csv-safe', [1, 1]], ['csv-spreadsheet', [1, 1]], ['csv-raw', [0, 0]], ['csv', [0, 0]]] as const)('of %s has a byte order mark in each table where it is for spreadsheets', async (format, [whole, split]) => {
    const marksOf = (files: ReadonlyMap<string, string>) => [...files].filter(([path]) => path.endsWith('annotations.csv')).map(([, text]) => text.split('\ufeff').length - 1)
    expect(marksOf(await packageOf({ format }))).toEqual([whole])
    expect(new Set(marksOf(await packageOf({ format, splits: { train: 50, validation: 25, test: 25, seed: 3 } })))).toEqual(new Set([split]))
    const notes = (await packageOf({ format })).get('NOTES.md')!
    expect(/begins? with a byte order mark/.test(notes)).toBe(whole === 1)
  })

  it.each(['jsonl', 'brat', 'csv-raw', 'doccano'])('of %s with splits puts every article into one of them', async (format) => {
    const files = await packageOf({ format, splits: { train: 50, validation: 25, test: 25, seed: 3 } })
    const table = files.get('splits.csv')!.trim().split('\r\n').slice(1).map((row) => row.split(','))
    expect(table).toHaveLength(19)
    expect(new Set(table.filter((row) => /^n-1[2-7]$/.test(row[0]!)).map((row) => row[3])).size).toBe(1)
    expect(new Set(table.map((row) => row[3]))).toEqual(new Set(['train', 'validation', 'test']))
    expect((await packageOf({ format, splits: { train: 50, validation: 25, test: 25, seed: 3 } })).get('splits.csv')).toBe(files.get('splits.csv'))
    if (format === 'jsonl') for (const [slug, , , split] of table) expect(linesOf(files, `${split}/articles.jsonl`).some((line) => (JSON.parse(line) as ArticleLine).article.slug === slug)).toBe(true)
  })
})

describe('groups of articles that go into one split', () => {
  it('are counted before anything is written: one of the six that are nearly the same, and one of each other article', async () => {
    expect(await countSplitGroups(await team.enter(team.lead))).toBe(12 + 1 + 1)
  })

  it('are one where all articles are of one story', async () => {
    const small = await makeTeam()
    const lead = await small.enter(small.lead)
    expect(await countSplitGroups(lead)).toBe(1)
    await addArticle(lead, { raw: `${wordsOf(1)} cafe\u0301`, slug: 'another' })
    expect(await countSplitGroups(lead)).toBe(2)
    await ownerPool().query('WITH made AS (INSERT INTO stories (project_id, id, slug, title) VALUES ($1, gen_random_uuid(), $2, $2) RETURNING id) UPDATE articles SET story_id = made.id FROM made WHERE project_id = $1', [lead.project.id, 'one'])
    expect(await countSplitGroups(lead)).toBe(1)
  })
})

describe('the notes of a package', () => {
  it.each(['csv-raw', 'csv-safe'])('of %s name what a table of annotations has no row for', async (format) => {
    const notes = (await packageOf({ format })).get('NOTES.md')!
    expect(notes).not.toContain('Nothing was lost')
    expect(notes).toContain('- A row of the table is an annotation: articles that nobody annotated were left out. (18)')
    expect(notes).toContain('- Answers to the questions about a whole article were left out. (2)')
  })

  it('say of which articles the gold is not complete', async () => {
    const files = await packageOf({ format: 'brat', layers: ['gold'] })
    expect(files.get('NOTES.md')).toMatch(new RegExp(`1 cases? in 1 articles? (is|are) open[^]*- ${team.article.slug}: 1 of 2 cases open`))
    expect([...files.keys()].filter((path) => path.startsWith('gold/') && path.endsWith('.ann'))).toHaveLength(1)
  })

  it('have a table of the splits that were asked for and reached', async () => {
    const files = await packageOf({ format: 'csv-raw', splits: { train: 80, validation: 10, test: 10, seed: 2 } })
    const rows = [...files.get('NOTES.md')!.matchAll(/\| (train|validation|test) \| (\d+) % \| [\d.]+ % \| (\d+) \| (\d+) \|/g)].map(([, split, asked, articles, annotations]) => ({ split, asked, articles: Number(articles), annotations: Number(annotations) }))
    expect(rows.map(({ split, asked }) => [split, asked])).toEqual([['train', '80'], ['validation', '10'], ['test', '10']])
    expect(rows.reduce((sum, { articles }) => sum + articles, 0)).toBe(19)
    expect(rows.reduce((sum, { annotations }) => sum + annotations, 0)).toBe(3)
    expect(rows.every(({ articles }) => articles > 0)).toBe(true)
  })
})

describe('a package without texts', () => {
  it.each(exportFormatKeys.filter(canLeaveTextsOut))('of %s has no word of a text, and none of what people wrote', async (format) => {
    const words = [...new Set(`${team.article.text} Number the cafe\u0301 of שלום is closed quoted`.split(/[^\p{L}\p{M}\p{N}]+/u).filter((word) => word.length > 4))]
    const layers = ['annotators', 'gold', 'soft', 'decisions'] as const
    const files = await packageOf({ format, texts: 'without', layers: [...layers] })
    const all = [...files].filter(([path]) => path !== 'NOTES.md').map(([, text]) => text).join('\n')
    // Names of keys, of tags and of outlets are ours, whether a text has the same words or not.
    const ours = new Set([...all.matchAll(/"([a-zA-Z_]+)":/g)].map((match) => match[1]!))
    expect(words.filter((word) => !ours.has(word) && new RegExp(`(?<![\\p{L}_-])${word}(?![\\p{L}_-])`, 'u').test(all))).toEqual([])
    for (const word of Object.values(said)) expect(all).not.toContain(word)
    // The control: with the texts they are found.
    const control = [...(await packageOf({ format, layers: [...layers] })).values()].join('\n')
    expect(control).toContain(said.note)
    expect(words.filter((word) => control.includes(word)).length).toBeGreaterThan(0)
  })

  it('has the hash of every quote, and what is chosen from a list', async () => {
    const line = own(await packageOf({ format: 'jsonl', texts: 'without' }))
    const fragments = line.layers.flatMap((layer) => layer.annotations.flatMap((one) => one.fragments)) as unknown as { start: number; end: number; quoteSha256: string }[]
    const points = [...team.article.text]
    for (const { start, end, quoteSha256 } of fragments) expect(quoteSha256).toBe(createHash('sha256').update(points.slice(start, end).join('')).digest('hex'))
    expect(fragments.length).toBe(4)
    expect(line.textSha256).toBe(createHash('sha256').update(team.article.text).digest('hex'))
    expect(line.layers[0]!.annotations.concat(line.layers[1]!.annotations).map(({ attributes }) => attributes)).toEqual([{ severity: 2 }, { severity: 2 }, { severity: 2 }])
    expect(line.layers.flatMap((layer) => layer.answers.map(({ value }) => value))).toEqual(['reporting'])
  })

  it('is refused in formats that are made of the texts, and with the discussion', () => {
    const refusal = (choice: Partial<ExportChoice> & { format: string }) => checkChoice(exportChoice.parse({ texts: 'without', ...choice }))
    expect(refusal({ format: 'brat' })).toMatchObject({ ok: false, problem: { field: 'texts' } })
    expect(refusal({ format: 'jsonl', layers: ['discussion'] })).toMatchObject({ ok: false, problem: { field: 'layers' } })
    expect(refusal({ format: 'jsonl' })).toMatchObject({ ok: true })
  })
})

describe('a snapshot', () => {
  it('shows one moment, in as many packages as one likes', async () => {
    const snapshot = await openSnapshot((await team.enter(team.lead)).project)
    const read = async (format: 'jsonl' | 'brat') => {
      const files: string[] = []
      for await (const { path, bytes } of packageFiles(snapshot, valueOf(checkChoice(exportChoice.parse({ format }))))) {
        let text = ''
        for await (const chunk of bytes) text += Buffer.from(chunk).toString('utf8')
        files.push(path, text)
      }
      return files
    }
    const before = await read('jsonl')
    await addArticle(await team.enter(team.lead), { raw: 'New 🙂 cafe\u0301 שלום.', slug: 'z-new' })
    await read('brat')
    expect(await read('jsonl')).toEqual(before)
    await snapshot.close()
    expect(linesOf(await packageOf({ format: 'jsonl' }))).toHaveLength(20)
  })

  it('whose connection PostgreSQL has ended gives it back, though nobody closes it', async () => {
    const { exportPool } = database()
    const snapshot = await openSnapshot((await team.enter(team.lead)).project)
    const { rows } = await snapshot.client.query<{ pid: number }>('SELECT pg_backend_pid() AS pid')
    await exportPool.query('SELECT pg_terminate_backend($1)', [rows[0]!.pid])
    await vi.waitFor(() => expect(exportPool.totalCount - exportPool.idleCount).toBe(0))
    await expect(snapshot.client.query('SELECT 1').catch((error: unknown) => isUnavailable(error))).resolves.toBe(true)
    await snapshot.close()
  })

  it('is for leads, and on record', async () => {
    for (const person of [team.reviewer, team.ana, team.viewer]) await expect(openExport(await team.enter(person))).rejects.toThrow(/let through/)
    const count = () => database().prisma.auditEvent.count({ where: { action: 'export' } })
    const before = await count()
    await (await openExport(await team.enter(team.lead), { format: 'jsonl' })).close()
    expect(await count()).toBe(before + 1)
  })
})
