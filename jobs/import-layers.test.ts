import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { ZipFile } from 'yazl'
import { findCodebook, publishCodebook } from '@/data/codebook'
import { saveOutlet } from '@/data/outlet'
import { listReviews } from '@/data/review'
import { chooseLayers, findLayers, workOnLayers } from '@/data/import-layers'
import { receiveImport } from '@/data/import-upload'
import { claimImport } from '@/data/import-work'
import { applyImport, beginImport, findImport } from '@/data/imports'
import type { Access } from '@/data/principal'
import { ownerPool } from '@/data/testing/database'
import { inParts } from '@/data/testing/import'
import { checkHistory } from '@/data/testing/history'
import { type Team, makeTeam, valueOf } from '@/data/testing/team'
import { type LayersChoice, type LayersPreview, nothingChosenYet } from '@/core/import-job/layers-preview'
import type { LayerFormatKey } from '@/core/formats/formats'
import { readLayers } from '@/core/import-job/read-layers'
import { ok } from '@/core/result'
import { performImport } from './import'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const owner = ownerPool()
let team: Team
let lead: Access

beforeAll(async () => {
  team = await makeTeam()
  lead = await team.enter(team.lead)
})

const goOn = (id: string) => performImport({ projectId: lead.project.id, importId: id }, `worker ${uuid()}`, new AbortController().signal)
const previewOf = async (id: string): Promise<LayersPreview> => valueOf(await findLayers(lead, id)).preview!
const stateOf = async (id: string) => valueOf(await findImport(lead, id))
const choose = async (id: string, choice: Partial<LayersChoice>) => {
  valueOf(await chooseLayers(lead, id, { ...nothingChosenYet, ...choice }))
  await goOn(id)
  return previewOf(id)
}

/** A choice for the one tag of `folders` that is not in the codebook. */
const allSaid = { tags: [{ theirs: 'Loaded_Language', ours: 'loaded_language' }] }

let counter = 0
/** A text of its own, with the tags of two annotators: one of each has words that are elsewhere, and a tag that the codebook lacks. */
function folders(): Record<string, string> {
  const text = `Number ${++counter} 🙂\n\nThe cafe\u0301 is closed, and the שלום group left the hall.\n`
  const line = (number: number, tag: string, words: string, beside = 0) => {
    const at = [...text.slice(0, text.indexOf(words))].length + beside
    return `T${number}\t${tag} ${at} ${at + [...words].length}\t${words}\n`
  }
  return {
    'all/anna/a.txt': text, 'all/anna/a.ann': `${line(1, 'attributed_claim', 'cafe\u0301 is closed')}${line(2, 'Loaded_Language', 'left the hall')}`,
    'all/ben/a.txt': text, 'all/ben/a.ann': line(1, 'attributed_claim', 'שלום group', 4),
  }
}

async function upload(entries: Readonly<Record<string, string>>, format: LayerFormatKey = 'brat', by = lead): Promise<string> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(part as Buffer)
  const bytes = new Uint8Array(Buffer.concat(parts))
  const id = uuid()
  valueOf(await beginImport(by, { id, what: 'layers', format, fileName: 'layers 🙂.zip', size: bytes.length }))
  valueOf(await receiveImport(by, id, 0, inParts(bytes, 100)))
  return id
}

const stored = async () => (await owner.query<{ layers: number; annotations: number; articles: number }>(
  'SELECT (SELECT count(*)::int FROM imported_layers) AS layers, (SELECT count(*)::int FROM annotations) AS annotations, (SELECT count(*)::int FROM articles) AS articles')).rows[0]!

describe('an import of layers', () => {
  it('tells whose they are, under which tags, and what does not fit; stores nothing before it is asked to, and then what was shown', async () => {
    const before = await stored()
    const id = await upload(folders())
    expect(await findLayers(lead, id)).toMatchObject({ ok: true, value: { preview: null } })
    await goOn(id)
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', what: 'layers', settings: null, counts: { found: 2 } })
    const first = await previewOf(id)
    expect(first).toMatchObject({
      refusal: null, annotators: [{ name: 'anna', machine: false, articles: 1, passages: 2 }, { name: 'ben', passages: 0 }],
      tags: [{ tag: 'Loaded_Language', proposed: { key: 'loaded_language', by: 'writing', certainty: 0.9 } }, { tag: 'attributed_claim', proposed: { by: 'name' } }],
      counts: { articles: { added: 1 }, layers: { added: 2, known: 0 }, annotations: { added: 1 } }, articles: [{ name: 'a', layers: 2, slug: null }],
    })
    expect(first.findings).toMatchObject([{ kind: 'tag', place: { file: 'anna/a.ann', line: 2 } }, { kind: 'quote', place: { file: 'ben/a.ann', line: 1, item: 'T1' }, proposal: { quotes: ['שלום group'] } }])
    expect(await stored()).toEqual(before)

    const chosen = await choose(id, {
      tags: [{ theirs: 'Loaded_Language', ours: 'loaded_language' }], accepted: ['ben/a.ann:1 (T1)'],
      annotators: [{ theirs: 'ben', machine: false, ours: 'Ben the model 2', as: 'machine' }],
    })
    expect(chosen).toMatchObject({ counts: { layers: { added: 2 }, annotations: { added: 3 } }, findings: [{ kind: 'adjusted', place: { file: 'ben/a.ann' } }] })
    expect(await stored()).toEqual(before)

    expect(valueOf(await applyImport(lead, id)).state).toBe('applying')
    await goOn(id)
    expect(await stateOf(id)).toMatchObject({ state: 'done', counts: { added: 2 } })
    expect(await previewOf(id)).toMatchObject({ counts: chosen.counts, articles: [{ name: 'a', slug: expect.any(String) }] })
    expect(await stored()).toEqual({ layers: before.layers + 2, annotations: before.annotations + 3, articles: before.articles + 1 })
    expect(await checkHistory(owner)).toEqual([])
    // The machine is in no case: of one article with one person there is nothing to compare.
    const reviews = await listReviews(lead)
    expect(reviews.map(({ layers }) => layers.length)).toEqual([1])
    // Done is done.
    await goOn(id)
    expect(valueOf(await applyImport(lead, id)).state).toBe('done')
    expect(await chooseLayers(lead, id, nothingChosenYet)).toMatchObject({ ok: false, problem: { code: 'conflict' } })
    expect(await stored()).toEqual({ layers: before.layers + 2, annotations: before.annotations + 3, articles: before.articles + 1 })
  })

  it('keeps what tasks of Label Studio say of their articles: title, date, address and outlet', async () => {
    const outlet = valueOf(await saveOutlet(lead, uuid(), { name: 'Le Cafe\u0301 Matin', kind: 'newspaper', country: null, language: null, stateRelation: 'unknown', aliases: ['matin.example'], facts: [] }))
    const task = (id: number, data: object) => ({ id, data: { text: `Number ${++counter} 🙂\n\nThe שלום group left the hall.\n`, ...data }, annotations: [{ id: 1000 + id, completed_by: 7, result: [] }] })
    const tasks = [
      task(1, { headline: 'Grain 🌾', outlet: 'Le Café Matin', date: '2020-10-26', url: 'https://other.example/a' }), task(2, { title: 'Fish', url: 'https://www.matin.example/b' }),
      task(3, { title: 'Rain', outlet: 'A paper nobody knows', date: 'yesterday' }),
    ]
    const id = await upload({ 'tasks.json': JSON.stringify(tasks) }, 'labelstudio')
    await goOn(id)
    expect(await previewOf(id)).toMatchObject({ counts: { articles: { added: 3 } }, findings: [{ kind: 'adjusted', place: { file: '3' }, message: 'The date “yesterday” could not be read; it stays unknown.' }] })
    valueOf(await applyImport(lead, id))
    await goOn(id)
    const { rows } = await owner.query(`SELECT title, published_at, url, publisher_id, provenance FROM articles WHERE project_id = $1 AND title IN ('Grain 🌾', 'Fish', 'Rain') ORDER BY title`, [lead.project.id])
    expect(rows).toMatchObject([
      { title: 'Fish', published_at: null, url: 'https://www.matin.example/b', publisher_id: outlet.id },
      { title: 'Grain 🌾', published_at: '2020-10-26', url: 'https://other.example/a', publisher_id: outlet.id },
      { title: 'Rain', published_at: null, publisher_id: null, provenance: expect.stringContaining('Its outlet is called “A paper nobody knows” there.') },
    ])
  })

  it('takes proposals from a certainty on, and leaves out whom and what the lead leaves out', async () => {
    const id = await upload(folders())
    await goOn(id)
    expect(await choose(id, { acceptFrom: 0.5, tags: [{ theirs: 'Loaded_Language', ours: null }] })).toMatchObject({ counts: { annotations: { added: 2 } }, left: { layers: 0, passages: 1 }, findings: [{ kind: 'adjusted' }] })
    expect(await choose(id, { annotators: [{ theirs: 'ben', machine: false, ours: null, as: 'person' }] })).toMatchObject({ counts: { layers: { added: 1 } }, left: { layers: 1, passages: 0 } })
    // Two never become one.
    const merged = await choose(id, { annotators: [{ theirs: 'ben', machine: false, ours: 'anna', as: 'person' }], ...allSaid })
    expect(merged).toMatchObject({ refusal: expect.stringContaining('never become one'), counts: { layers: { added: 0 } } })
    valueOf(await applyImport(lead, id))
    await goOn(id)
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', because: null })
    expect(await previewOf(id)).toMatchObject({ refusal: expect.stringContaining('never become one') })
    // A refusal is no dead end, and nor is a failure.
    await owner.query(`UPDATE imports SET state = 'failed', stage = 'apply', because = 'The disk was full.' WHERE id = $1`, [id])
    expect(await choose(id, allSaid)).toMatchObject({ refusal: null })
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', because: null })
    valueOf(await applyImport(lead, id))
    await goOn(id)
    expect(await stateOf(id)).toMatchObject({ state: 'done', counts: { added: 2 } })
  })

  it('is stored with its record or not at all: a worker that was overtaken stores nothing', async () => {
    const files = folders()
    const id = await upload(files)
    await goOn(id)
    await choose(id, allSaid)
    valueOf(await applyImport(lead, id))
    const before = await stored()
    const job = { projectId: lead.project.id, importId: id }
    const slow = (await claimImport(job, 'slow'))!
    const read = Object.entries(files).map(([path, text]) => ({ path: path.slice('all/'.length), text }))
    expect((await claimImport(job, 'quick'))!.attempt).toBe(slow.attempt + 1)
    expect(await workOnLayers(slow, async (choice) => ok(readLayers('brat', read, choice)))).toBe(false)
    expect(await stored()).toEqual(before)
    await goOn(id)
    expect(await stateOf(id)).toMatchObject({ state: 'done' })
    expect(await stored()).toMatchObject({ layers: before.layers + 2, articles: before.articles + 1 })
  })

  it('is not stored while a tag is neither in the codebook nor left out', async () => {
    const id = await upload(folders())
    await goOn(id)
    const before = await stored()
    const refused = { ok: false, problem: { code: 'refused', message: expect.stringContaining('“Loaded_Language”') } }
    expect(await applyImport(lead, id)).toMatchObject(refused)
    await choose(id, { tags: [{ theirs: 'Loaded_Language', ours: 'no such tag' }] })
    expect(await applyImport(lead, id)).toMatchObject(refused)
    expect(await stateOf(id)).toMatchObject({ state: 'waiting' })
    expect(await stored()).toEqual(before)
    await choose(id, { tags: [{ theirs: 'Loaded_Language', ours: null }] })
    expect(await applyImport(lead, id)).toMatchObject({ ok: true, value: { state: 'applying' } })
    await goOn(id)
    expect(await stateOf(id)).toMatchObject({ state: 'done', counts: { added: 2 } })
  })

  it('is not stored under another codebook than it was looked at under: it waits with what it comes to now', async () => {
    const other = await makeTeam()
    const access = await other.enter(other.lead)
    const id = await upload(folders(), 'brat', access)
    const job = { projectId: access.project.id, importId: id }
    const work = () => performImport(job, `worker ${uuid()}`, new AbortController().signal)
    const look = async () => valueOf(await findLayers(access, id)).preview!
    await work()
    valueOf(await chooseLayers(access, id, { ...nothingChosenYet, ...allSaid }))
    await work()
    expect(await look()).toMatchObject({ codebook: { number: 1 }, counts: { annotations: { added: 2 } } })
    const before = await stored()
    // The tag that was chosen is in the next version no more.
    const { codebook } = (await findCodebook(access))!
    valueOf(await publishCodebook(access, { ...codebook, tags: codebook.tags.filter(({ key }) => key !== 'loaded_language') }))
    valueOf(await applyImport(access, id))
    await work()
    expect(valueOf(await findImport(access, id))).toMatchObject({ state: 'waiting', because: null })
    expect(await look()).toMatchObject({ codebook: { number: 2 }, notice: expect.stringContaining('Version 2 of the codebook was published'), counts: { annotations: { added: 1 } } })
    expect(await stored()).toEqual(before)
    expect(await applyImport(access, id)).toMatchObject({ ok: false, problem: { code: 'refused' } })
    valueOf(await chooseLayers(access, id, { ...nothingChosenYet, tags: [{ theirs: 'Loaded_Language', ours: null }] }))
    await work()
    expect((await look()).notice).toBeUndefined()
    valueOf(await applyImport(access, id))
    await work()
    expect(await stored()).toMatchObject({ annotations: before.annotations + 1, layers: before.layers + 2 })
  })

  it.each<[string, LayerFormatKey, (text: string) => Record<string, string>, string]>([
    ['Label Studio', 'labelstudio', (text) => ({ 'a.json': JSON.stringify([{ id: 1, data: { text }, annotations: [{ completed_by: { email: 'me\0' }, result: [] }, { completed_by: { email: 'half\ud83d' }, result: [] }] }]) }), 'annotator'],
    ['CSV', 'csv', (text) => ({ 'a.txt': text, 'a.csv': 'article,annotator,tag,start,end,quote\na,me\0,attributed_claim,0,6,Number\n' }), 'annotator'],
    ['Web Annotation', 'webannotation', (text) => ({ 'a.txt': text, 'a.jsonld': JSON.stringify([{ '@context': 'http://www.w3.org/ns/anno.jsonld', type: 'Annotation', creator: { name: 'me\0' }, body: { type: 'TextualBody', purpose: 'tagging', value: 'attributed_claim' }, target: { source: 'a.txt', selector: { type: 'TextPositionSelector', start: 0, end: 6 } } }]) }), 'annotator'],
    ['brat', 'brat', (text) => ({ 'all/anna/a.txt': text, 'all/anna/a.ann': 'X\0Y\tattributed_claim 0 6\tNumber\n' }), ''],
  ])('of names that cannot be stored says so, and goes on: %s', async (_, format, files, words) => {
    const id = await upload(files(`Number ${++counter} 🙂\n\nThe cafe\u0301 is closed, said the שלום group.\n`), format)
    await goOn(id)
    expect(await stateOf(id)).toMatchObject({ state: 'waiting', because: null })
    const { findings, annotators } = await previewOf(id)
    expect(findings).toContainEqual(expect.objectContaining({ kind: 'malformed', message: expect.stringContaining(words) }))
    expect(annotators.map(({ name }) => name)).toEqual(format === 'brat' ? [expect.any(String)] : [])
  })

  it('of a file without articles waits with a sentence', async () => {
    const none = await upload({ 'a.docx': 'x' })
    await goOn(none)
    expect(await previewOf(none)).toMatchObject({ refusal: 'There is no article of brat in this file. Is it of another format?' })
  })

  it('is not for those who do not lead', async () => {
    const id = await upload(folders())
    await goOn(id)
    for (const person of [team.reviewer, team.ana, team.viewer]) {
      const access = await team.enter(person)
      await expect(findLayers(access, id)).rejects.toThrow()
      await expect(chooseLayers(access, id, nothingChosenYet)).rejects.toThrow()
    }
    expect(valueOf(await findLayers(lead, id)).preview).not.toBeNull()
  })
})
