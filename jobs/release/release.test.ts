import { createHash } from 'node:crypto'
import { v7 as uuid } from 'uuid'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import { exportFormatKeys } from '@/core/export/export-format'
import { exportChoice } from '@/core/export/choice'
import { placeArticle } from '@/core/formats/place-article'
import { isUnchanged } from '@/core/release/changes'
import { codePoint } from '@/core/text/offset'
import { openProject } from '@/data/access'
import { submitAssignment } from '@/data/assignment'
import { findCodebook, publishCodebook } from '@/data/codebook'
import { database } from '@/data/database'
import { importLayers } from '@/data/layer-import'
import { publishRelease } from '@/data/publish-release'
import { FileStore, chunkSize, readStretch, readWhole } from '@/data/release/files'
import { openReleaseFile, openReleaseZip } from '@/data/release-download'
import { answerDatasheet, beginReleaseAgain, createRelease, discardRelease, findRelease, findReleaseChanges, listReleases, withdrawRelease } from '@/data/releases'
import { ownerPool } from '@/data/testing/database'
import { marking } from '@/data/testing/marking'
import { type Team, addArticle, assign, makeTeam, valueOf } from '@/data/testing/team'
import { releaseDeadWorkers } from '@/data/workers'
import { makeWrites } from '@/data/writes'
import { type MakingHooks, makeRelease } from './release'

// Figures are computed in a thread of their own, on a machine that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const owner = ownerPool()
let team: Team

beforeAll(async () => {
  team = await makeTeam()
  await annotate(team.ana, ['cafe\u0301', 'שלום'])
  await predict('cafe\u0301')
})

/** A model's layer on the team's article, brought in as another tool would have it. */
async function predict(word: string): Promise<void> {
  const { text } = team.article
  const start = codePoint([...text.slice(0, text.indexOf(word))].length)
  const passages = [{ tag: 'attributed_claim', extent: [{ start, end: codePoint(start + [...word].length) }], quotes: [word], note: 'likely', attributes: {} }]
  const article = valueOf(placeArticle({ name: 'predicted', text, layers: [{ annotator: 'frames 1.2', machine: true, passages }] }))
  valueOf(await importLayers({ slug: team.slug, name: team.slug, lead: team.lead.email, format: 'Label Studio', articles: [article], rehearsal: false, whole: false }))
}

const lead = () => team.enter(team.lead)
const viewer = () => team.enter(team.viewer)

async function annotate(person: Team['ana'], phrases: readonly string[]): Promise<void> {
  const assignment = await assign(team, person)
  const marks = phrases.map((phrase) => marking(team.article.text, phrase, { note: 'a note, “quoted”\nand more' }))
  valueOf(await makeWrites(person, assignment, marks.map((mark) => ({ key: uuid(), kind: 'put', id: uuid(), ...mark }))))
  valueOf(await submitAssignment(person, assignment))
}

/** Asks for a release and makes it here, without a worker. */
async function make(formats: readonly string[] = ['brat'], hooks: MakingHooks = {}): Promise<number> {
  const access = await lead()
  const { number } = valueOf(await createRelease(access, { name: `Release 🗞️`, note: 'For the test.', choices: formats.map((format) => exportChoice.parse({ format })) }))
  await makeRelease({ projectId: access.project.id, releaseId: await idOf(number) }, 'test', new AbortController().signal, hooks)
  return number
}

async function idOf(number: number): Promise<string> {
  const { rows } = await database().pool.query<{ id: string }>('SELECT id FROM releases WHERE project_id = $1 AND number = $2', [(await lead()).project.id, number])
  return rows[0]!.id
}

async function bytesOf(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  for await (const piece of bytes) pieces.push(piece)
  return Buffer.concat(pieces)
}

const read = async (number: number) => valueOf(await findRelease(await lead(), number))

/** Changes a file after it was written, behind the back of the guards, with a hash that fits. */
function doctor(which: (path: string) => boolean, change: (text: string) => string): MakingHooks {
  return {
    written: async ({ projectId, releaseId }, files) => {
      const file = files.find(({ path }) => which(path))!
      const { rows } = await owner.query<{ bytes: Buffer }>('SELECT bytes FROM release_chunks WHERE release_id = $1 AND file = $2', [releaseId, file.position])
      const moved = Buffer.from(change(rows[0]!.bytes.toString('utf8')))
      expect(moved.equals(rows[0]!.bytes)).toBe(false)
      const sha256 = createHash('sha256').update(moved).digest('hex')
      await owner.query('DELETE FROM release_chunks WHERE release_id = $1 AND file = $2', [releaseId, file.position])
      await owner.query('INSERT INTO release_chunks (project_id, release_id, file, number, bytes) VALUES ($1, $2, $3, 0, $4)', [projectId, releaseId, file.position, moved])
      await owner.query('DELETE FROM release_files WHERE release_id = $1 AND position = $2', [releaseId, file.position])
      await owner.query('INSERT INTO release_files (project_id, release_id, position, path, format, size, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7)', [projectId, releaseId, file.position, file.path, file.format, moved.length, sha256])
      Object.assign(file, { sha256 })
    },
  }
}

describe('a release', () => {
  it('is made of every format, and the certificate finds nothing that no note names', async () => {
    const release = await read(await make([...new Set(exportFormatKeys)]))
    expect(release).toMatchObject({ state: 'draft', because: null, certificate: { sound: true, database: { annotations: 2, misquoted: 0, misheard: 0 } } })
    const { formats } = release.certificate!
    expect(formats.map(({ format }) => format).sort()).toEqual([...new Set(exportFormatKeys)].sort())
    expect(formats.filter(({ unnamed }) => unnamed > 0).map(({ differences }) => differences)).toEqual([])
    for (const { format, unread, counts } of formats) if (unread === null) expect({ format, annotations: counts.annotations > 0, quotes: counts.quotes }).toEqual({ format, annotations: true, quotes: counts.fragments })
    expect(formats.filter(({ unread }) => unread !== null).map(({ format }) => format)).toEqual([])
    expect(release.facts).toMatchObject({ articles: 1, annotations: 2, annotators: 'fewer than five', machineLayers: 1, imported: [], languages: [{ name: 'not recorded', count: 1 }] })
  })

  it('with a file that was doctored after it was written is found out, by place, and cannot be published', async () => {
    const doctored = doctor((path) => path.startsWith('brat/') && path.endsWith('.ann'), (text) => text.replace(/^(T1\t\S+ )(\d+) (\d+)\t(.*)$/m, (_, head: string, start: string, end: string, quote: string) => `${head}${Number(start) + 1} ${Number(end) + 1}\t${quote}`))
    const number = await make(['brat'], doctored)
    const { certificate } = await read(number)
    expect(certificate!.sound).toBe(false)
    const brat = certificate!.formats.find(({ format }) => format === 'brat')!
    expect(brat.differences.map(({ place }) => place).join('\n')).toContain('T1')
    expect(certificate!.formats.find(({ format }) => format === 'jsonl')!.unnamed).toBe(0)
    const published = await publishRelease(await lead(), number)
    expect(published.ok || published.problem.code).toBe('refused')
    await expect(owner.query(`UPDATE releases SET state = 'published', published_by_id = created_by_id WHERE id = $1`, [await idOf(number)])).rejects.toMatchObject({ constraint: 'releases_certified' })
    valueOf(await discardRelease(await lead(), number))
    expect(await read(number)).toMatchObject({ state: 'discarded', files: 0 })
  })

  it.each<[string, string, (path: string) => boolean, (text: string) => string]>([
    ['a label of doccano that moved', 'doccano', (path) => /^doccano\/annotator.*\.jsonl$/.test(path), (text) => text.replace(/"label":\[\[(\d+),/, (_, start: string) => `"label":[[${Number(start) + 1},`)],
    ['a line of doccano that is gone', 'doccano', (path) => /^doccano\/annotator.*\.jsonl$/.test(path), (text) => text.split('\n').slice(1).join('\n') + '\n'],
    ['a line of doccano about another article', 'doccano', (path) => /^doccano\/annotator.*\.jsonl$/.test(path), (text) => `${text}${text.replace('"name":"', '"name":"another-')}`],
    ['a row of the table that moved', 'csv', (path) => path === 'csv/annotations.csv', (text) => text.replace(/,attributed_claim,(\d+),/, (_, start: string) => `,attributed_claim,${Number(start) + 1},`)],
    ['rows of another article', 'csv', (path) => path === 'csv/annotations.csv', (text) => `${text}another,x,,tag,0,1,A,,,,0,1,\r\n`],
    ['a text beside the table', 'csv-spreadsheet', (path) => path.startsWith('csv-spreadsheet/texts/'), (text) => text.replace(/[a-z]/, 'X')],
  ])('is read in pieces, and %s is found out', async (_, format, which, change) => {
    const number = await make([format], doctor(which, change))
    const release = await read(number)
    expect({ because: release.because, sound: release.certificate?.sound }).toEqual({ because: null, sound: false })
    expect(release.certificate!.formats.find((one) => one.format === format)!.unnamed).toBeGreaterThan(0)
    valueOf(await discardRelease(await lead(), number))
  })

  it('has large files in pieces, of which any stretch can be had', async () => {
    const bytes = Buffer.from(Array.from({ length: 3 * chunkSize + 7 }, (_, index) => (index * 31 + (index >> 8)) % 256))
    const pieces = async function* () {
      for (let at = 0; at < bytes.length; at += 70_001) yield bytes.subarray(at, at + 70_001)
    }
    const number = await make(['brat'], {
      written: async (claim) => {
        const store = new FileStore(claim)
        const file = await store.add({ position: 9000, path: 'large', format: 'codebook' }, pieces())
        await store.flush()
        expect(bytes.equals(await readWhole(claim, file))).toBe(true)
        for (const [start, end] of [[0, 9], [chunkSize - 3, chunkSize + 3], [chunkSize, 2 * chunkSize], [5, bytes.length], [bytes.length - 1, bytes.length]] as const) {
          expect(bytes.subarray(start, end).equals(await readStretch(claim, file, start, end)), `${start}–${end}`).toBe(true)
        }
      },
    })
    expect(await read(number)).toMatchObject({ state: 'draft', because: null })
    valueOf(await discardRelease(await lead(), number))
  })

  it('is read in pieces in each split', async () => {
    const access = await lead()
    const splits = { train: 50, validation: 25, test: 25, seed: 7 }
    const { number } = valueOf(await createRelease(access, { name: 'Split', note: '', choices: ['doccano', 'csv', 'csv-safe', 'csv-spreadsheet', 'parquet'].map((format) => exportChoice.parse({ format, splits })) }))
    await makeRelease({ projectId: access.project.id, releaseId: await idOf(number) }, 'test', new AbortController().signal)
    const { certificate, because } = await read(number)
    expect({ because, differences: certificate?.formats.flatMap(({ differences }) => differences) }).toEqual({ because: null, differences: [] })
    expect(certificate?.formats.map(({ counts }) => counts.annotations > 0)).toEqual([true, true, true, true, true, true])
    valueOf(await discardRelease(access, number))
  })

  it('is published once and for ever, and a viewer takes it home with checksums that fit', async () => {
    const number = await make(['brat', 'csv-safe'])
    expect((await listReleases(await viewer())).map((one) => one.number)).toEqual([])
    expect((await findRelease(await viewer(), number)).ok).toBe(false)
    valueOf(await answerDatasheet(await lead(), number, { purpose: 'To see how it is framed.', creators: 'Ana\nBen' }))
    valueOf(await publishRelease(await lead(), number))
    expect((await listReleases(await viewer())).map((one) => one.number)).toEqual([number])
    const file = async (path: string) => (await bytesOf(valueOf(await openReleaseFile(await viewer(), number, path)).bytes))
    const sums = (await file('checksums.txt')).toString('utf8').trim().split('\n').map((line) => line.split('  ') as [string, string])
    expect(sums.length).toBe(valueOf(await findRelease(await viewer(), number)).files - 1)
    for (const [sum, path] of sums) expect(createHash('sha256').update(await file(path)).digest('hex'), path).toBe(sum)
    expect((await file('DATASHEET.md')).toString('utf8')).toContain('To see how it is framed.')
    expect((await file('CITATION.cff')).toString('utf8')).toContain('- name: Ana\n  - name: Ben')
    const archive = await bytesOf(valueOf(await openReleaseZip(await viewer(), number)))
    expect(archive.equals(await bytesOf(valueOf(await openReleaseZip(await lead(), number))))).toBe(true)
    const id = await idOf(number)
    for (const statement of ['UPDATE releases SET name = name WHERE id = $1', 'DELETE FROM release_files WHERE release_id = $1', 'DELETE FROM release_chunks WHERE release_id = $1', `UPDATE release_chunks SET bytes = 'x' WHERE release_id = $1`]) {
      await expect(owner.query(statement, [id]), statement).rejects.toMatchObject({ constraint: 'release_frozen' })
    }
    await expect(owner.query('DELETE FROM releases WHERE id = $1', [id])).rejects.toMatchObject({ constraint: 'append_only' })
    for (const act of [discardRelease(await lead(), number), answerDatasheet(await lead(), number, { purpose: 'Another.' })]) expect((await act).ok).toBe(false)
    const { rows } = await owner.query<{ action: string }>(`SELECT DISTINCT action FROM audit_events WHERE action LIKE 'release.%' ORDER BY 1`)
    expect(rows.map(({ action }) => action)).toEqual(['release.answer', 'release.discard', 'release.download', 'release.make', 'release.publish'])
  })

  it('says what is another than in the one before, and can be withdrawn without going away', async () => {
    await annotate(team.ben, ['cafe\u0301'])
    const number = await make(['labelstudio'])
    const { changes, answers } = await read(number)
    expect(answers, 'as the one before was published with').toEqual({ purpose: 'To see how it is framed.', creators: 'Ana\nBen' })
    expect(changes).toMatchObject({ to: number, articles: { added: 0, gone: 0, changed: 0 }, annotations: { added: 1, gone: 0, changed: 0 } })
    valueOf(await publishRelease(await lead(), number))
    expect(valueOf(await findReleaseChanges(await viewer(), { from: changes!.from, to: number }))).toEqual(changes)
    valueOf(await withdrawRelease(await lead(), number, 'A text in it was not ours to give away.'))
    expect(valueOf(await findRelease(await viewer(), number))).toMatchObject({ state: 'published', withdrawn: { reason: 'A text in it was not ours to give away.' } })
    expect((await openReleaseFile(await viewer(), number, 'README.md')).ok).toBe(true)
  })

  it('is not for annotators, nor for reviewers before they have submitted', async () => {
    expect(await listReleases(await team.enter(team.ana))).toEqual([])
    expect((await listReleases(await team.enter(team.reviewer))).length).toBeGreaterThan(0)
    await assign(team, team.reviewer)
    expect(await listReleases(await team.enter(team.reviewer))).toEqual([])
  })

  it('writes nothing more when it was given up, or somebody else makes it', async () => {
    const hooks: MakingHooks = { written: async () => void valueOf(await discardRelease(await lead(), (await listReleases(await lead()))[0]!.number)) }
    const number = await make(['brat'], hooks)
    expect(await read(number)).toMatchObject({ state: 'discarded', files: 0, certificate: null })
  })

  it('keeps no snapshot open while figures are computed', async () => {
    const open: number[] = []
    const number = await make(['brat'], { computed: async () => void open.push(database().exportPool.totalCount - database().exportPool.idleCount) })
    expect(open).toEqual([0])
    expect(await read(number)).toMatchObject({ state: 'draft', certificate: { sound: true } })
  })

  it('that is begun again is not finished by a worker that was given up for dead', async () => {
    const number = await make(['brat'], {
      written: async ({ releaseId, number: stalled }) => {
        await owner.query(`UPDATE releases SET state = 'failed', worker = NULL, because = 'Silent.' WHERE id = $1`, [releaseId])
        valueOf(await beginReleaseAgain(await team.enter(team.lead), stalled))
      },
    })
    expect(await read(number)).toMatchObject({ state: 'making', certificate: null })
    await makeRelease({ projectId: (await lead()).project.id, releaseId: await idOf(number) }, 'another', new AbortController().signal)
    expect(await read(number)).toMatchObject({ state: 'draft', certificate: { sound: true } })
  })

  it('that a dead worker had is another attempt from then on', async () => {
    const attempt = async (id: string) => (await owner.query<{ attempt: number }>('SELECT attempt FROM releases WHERE id = $1', [id])).rows[0]!.attempt
    const number = await make(['brat'], {
      written: async ({ releaseId, attempt: mine }) => {
        await owner.query('INSERT INTO workers (id) VALUES ($1)', ['test'])
        await releaseDeadWorkers(['test'])
        expect(await attempt(releaseId)).toBeGreaterThan(mine)
      },
    })
    expect((await read(number)).state).not.toBe('draft')
    valueOf(await discardRelease(await lead(), number))
  })

  it('of a number that cannot be one is not there, whatever is asked of it', async () => {
    for (const number of [Number.NaN, 0, -1, 1.5, 99_999_999_999]) {
      const access = await lead()
      const answers = [discardRelease(access, number), publishRelease(access, number), beginReleaseAgain(access, number), answerDatasheet(access, number, {}), withdrawRelease(access, number, 'So.'), findRelease(access, number), openReleaseFile(access, number, 'README.md'), openReleaseZip(access, number)]
      for (const answer of answers) expect((await answer as { problem?: { code: string } }).problem?.code, String(number)).toBe('notFound')
    }
  })

  it('is compared with the one before from what was kept, with others one pair at a time, and as long as somebody waits', async () => {
    const published = (await listReleases(await viewer())).map((one) => one.number)
    const [after, before] = [published[0]!, published[1]!]
    const compare = async (from: number, to: number, signal?: AbortSignal) => findReleaseChanges(await lead(), { from, to }, signal)
    // Backwards nothing was kept. The first waits for the lines, and the second is told so.
    const holding = await owner.connect()
    await holding.query('BEGIN')
    await holding.query('LOCK TABLE release_chunks')
    const both = [compare(after, before), compare(after, before)]
    const told = await Promise.race(both)
    expect(told.ok || told.problem.code).toBe('tooMany')
    await holding.query('ROLLBACK')
    holding.release()
    expect((await Promise.all(both)).filter(({ ok }) => ok).length).toBe(1)
    const draft = await make(['brat'])
    await owner.query(`UPDATE releases SET changes = jsonb_set(changes, '{articles,added}', '77') WHERE id = $1`, [await idOf(draft)])
    expect(valueOf(await compare(after, draft)).articles.added).toBe(77)
    expect(valueOf(await compare(before, draft)).articles.added).toBe(0)
    const stopped = await compare(before, draft, AbortSignal.abort())
    expect(stopped.ok || stopped.problem.code).toBe('unavailable')
    expect((await compare(before, draft)).ok).toBe(true)
  })

  it('tells in its datasheet of articles that are nearly the same', async () => {
    const words = Array.from({ length: 120 }, (_, index) => `word${index}`).join(' ')
    const texts = [`The café 🙂 ${words} שלום.\n`, `The café 🙂 ${words} ended.\n`, `Nothing of it: ${words.replaceAll('word', 'other')}\n`]
    const articles = texts.map((text, index) => valueOf(placeArticle({ name: `near-${index}`, text, layers: [{ annotator: 'anna', machine: false, passages: [{ tag: 'seen', note: '', attributes: {}, extent: [{ start: codePoint(0), end: codePoint(3) }], quotes: [text.slice(0, 3)] }] }] })))
    valueOf(await importLayers({ slug: 'near', name: 'near', lead: team.lead.email, format: 'brat', articles, rehearsal: false, whole: true }))
    const access = valueOf(await openProject(team.lead, 'near'))
    const { number } = valueOf(await createRelease(access, { name: 'Near', note: '', choices: [exportChoice.parse({ format: 'jsonl' })] }))
    const { rows } = await database().pool.query<{ id: string }>('SELECT id FROM releases WHERE project_id = $1 AND number = $2', [access.project.id, number])
    await makeRelease({ projectId: access.project.id, releaseId: rows[0]!.id }, 'test', new AbortController().signal)
    expect(valueOf(await findRelease(access, number)).facts).toMatchObject({ articles: 3, sameText: { articles: 0, groups: 0 }, nearText: { articles: 2, groups: 1 } })
    const sheet = (await bytesOf(valueOf(await openReleaseFile(access, number, 'DATASHEET.md')).bytes)).toString('utf8')
    expect(sheet).toContain('No two articles have the same text.')
    expect(sheet).toContain('Near-duplicates: 2 articles in 1 group have nearly the same text')
  })

  it('without texts is checked by hashes', async () => {
    const access = await lead()
    const { number } = valueOf(await createRelease(access, { name: 'Stand-off', note: '', choices: [exportChoice.parse({ format: 'csv-raw', texts: 'without' }), exportChoice.parse({ format: 'jsonl', texts: 'without', splits: { train: 50, validation: 25, test: 25, seed: 7 } })] }))
    await makeRelease({ projectId: access.project.id, releaseId: await idOf(number) }, 'test', new AbortController().signal)
    const { certificate, because } = await read(number)
    expect({ because, differences: certificate?.formats.map(({ differences }) => differences) }).toEqual({ because: null, differences: [[], []] })
    expect(certificate?.formats.map(({ counts }) => counts.annotations)).toEqual([4, 3])
  })

  it('does not tell of unread articles, nor of tags that an older codebook in it has, when a new codebook is published', async () => {
    await addArticle(await lead(), { raw: 'The cafe\u0301 of שלום 🙂 is read by nobody.', slug: 'unread' })
    valueOf(await publishRelease(await lead(), await make()))
    const { codebook } = (await findCodebook(await lead()))!
    valueOf(await publishCodebook(await lead(), { ...codebook, tags: codebook.tags.slice(0, 8), attributes: codebook.attributes.filter(({ tags }) => !tags) }))
    const number = await make()
    const { changes } = await read(number)
    expect(isUnchanged(changes!), JSON.stringify(changes)).toBe(true)
    expect((await bytesOf(valueOf(await openReleaseFile(await lead(), number, 'CHANGES.md')).bytes)).toString('utf8')).toContain('## Codebook\n\n0 added, 0 gone, 0 changed.')
  })
})
