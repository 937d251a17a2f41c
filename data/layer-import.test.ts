import { beforeAll, describe, expect, it, vi } from 'vitest'
import { wholeProject } from '@/core/agreement/report/scope'
import { readBrat } from '@/core/formats/brat/read-brat'
import type { TextFile } from '@/core/formats/files'
import { type PlacedArticle, placeArticle } from '@/core/formats/place-article'
import { readSemeval } from '@/core/formats/semeval/read-semeval'
import { articleLine } from '@/core/export/write-article-line'
import { checkArticleLine } from '@/core/export/read-jsonl'
import { articleDetailsSchema } from '@/core/request/article-details'
import { openProject } from './access'
import { findAgreement } from './agreement'
import { readAgreementInput } from './agreement-input'
import { listArticles } from './article'
import { correctArticle, findDetails } from './article-details'
import { changeAssignments, reopenAssignment } from './assignment'
import { listAssignments } from './assignment-overview'
import { publishCodebook } from './codebook'
import { exportProject } from './export'
import { type LayerImport, importLayers } from './layer-import'
import type { Access } from './principal'
import { listReviews } from './review'
import { signIn } from './sign-in'
import { changeMember, listTeam } from './team'
import { ownerPool } from './testing/database'
import { checkHistory } from './testing/history'
import { type Person, firstLead, valueOf } from './testing/team'

vi.setConfig({ testTimeout: 60_000 })

const owner = ownerPool()
let lead: Person

beforeAll(async () => {
  lead = await firstLead()
})

const crlf = 'Ministers meet 🛩️\r\n\r\nThe 👩‍👩‍👧‍👦 family said that the cafe\u0301 is closed, and\r\nthe שלום group left.\r\n'

/** A line of `.ann`: the words are found in the text, one after the other. */
function line(id: number, tag: string, text: string, ...words: string[]): string {
  let from = 0
  const places = words.map((one) => {
    const at = text.indexOf(one, from)
    from = at + one.length
    return [[...text.slice(0, at)].length, [...text.slice(0, from)].length]
  })
  return `T${id}\t${tag} ${places.map((place) => place.join(' ')).join(';')}\t${words.join(' ').replace(/[\r\n]/g, ' ')}\n`
}

function folder(text = crlf): TextFile[] {
  return [
    { path: 'anna/a1.txt', text }, { path: 'anna/a1.ann', text: `${line(1, 'Claim', text, 'The 👩‍👩‍👧‍👦 family', 'cafe\u0301 is closed')}A1\tConfidence T1 Low\n#1\tAnnotatorNotes T1\tso?\n${line(2, 'Loaded', text, 'שלום group')}` },
    { path: 'ben/a1.txt', text }, { path: 'ben/a1.ann', text: line(1, 'Claim', text, 'that the cafe\u0301 is closed, and\r\nthe שלום'.replace('\r\n', text.includes('\r\n') ? '\r\n' : '\n')) },
    { path: 'chloe/a1.txt', text }, { path: 'chloe/a1.ann', text: '' },
  ]
}

function placed(files: readonly TextFile[], read = readBrat): PlacedArticle[] {
  const { articles, findings } = read(files, { annotator: 'somebody' })
  expect(findings).toEqual([])
  return articles.map((article) => valueOf(placeArticle(article)))
}

const request = (slug: string, articles: readonly PlacedArticle[], changes: Partial<LayerImport> = {}): LayerImport => ({
  slug, name: slug, lead: lead.email, format: 'brat', articles, rehearsal: false, whole: false, ...changes,
})
const enter = async (slug: string): Promise<Access> => valueOf(await openProject(lead, slug))
const tables = ['users', 'projects', 'members', 'articles', 'article_versions', 'codebook_versions', 'assignments', 'annotations', 'imported_layers', 'audit_events']
const count = async () => Object.fromEntries(await Promise.all(tables.map(async (table) => [table, (await owner.query(`SELECT count(*)::int AS n FROM ${table}`)).rows[0].n as number] as const)))

describe('layers of several annotators', () => {
  it('come into a project of their own as submitted first passes, every quote at its offsets', async () => {
    const report = valueOf(await importLayers(request('trial', placed(folder()))))
    expect(report).toMatchObject({
      project: { slug: 'trial', made: true, lead: lead.email }, codebook: { number: 1, made: true, tags: 2 }, articles: { added: 1, known: 0 },
      annotators: ['anna', 'ben', 'chloe'], layers: { added: 3, known: 0 }, annotations: { added: 3, known: 0 }, findings: [], stored: true,
    })
    expect(await checkHistory(owner)).toEqual([])
    const { rows } = await owner.query(`SELECT u.name, a.tag, a.quotes, a.note, a.attributes, a.origin, s.status, s.pass FROM annotations a JOIN assignments s ON s.id = a.assignment_id JOIN users u ON u.id = s.user_id ORDER BY u.name, a.starts`)
    expect(rows).toEqual([
      { name: 'anna', tag: 'claim', quotes: ['The 👩‍👩‍👧‍👦 family', 'cafe\u0301 is closed'], note: 'so?', attributes: { confidence: 'Low' }, origin: { by: 'import', format: 'brat' }, status: 'submitted', pass: 1 },
      { name: 'anna', tag: 'loaded', quotes: ['שלום group'], note: '', attributes: {}, origin: { by: 'import', format: 'brat' }, status: 'submitted', pass: 1 },
      { name: 'ben', tag: 'claim', quotes: ['that the cafe\u0301 is closed, and\nthe שלום'], note: '', attributes: {}, origin: { by: 'import', format: 'brat' }, status: 'submitted', pass: 1 },
    ])
  })

  it('can be reviewed and exported at once, the annotator who marked nothing among them', async () => {
    const access = await enter('trial')
    const reviews = await listReviews(access)
    expect(reviews).toHaveLength(1)
    expect(reviews[0]!.cases.length).toBeGreaterThan(0)
    const lines = []
    for await (const article of exportProject(access)) lines.push(articleLine(article))
    expect(lines.map((one) => checkArticleLine(JSON.stringify(one)))).toEqual([[]])
    expect(lines[0]!.layers.map(({ status, annotations }) => `${status} ${annotations.length}`).sort()).toEqual(['submitted 0', 'submitted 1', 'submitted 2'])
  })

  it('are of people of whom nobody knows whether they saw the outlet, nor when they worked', async () => {
    const access = await enter('trial')
    const lines = []
    for await (const article of exportProject(access)) lines.push(articleLine(article))
    expect(lines[0]!.layers.flatMap(({ outletHidden, annotations }) => [outletHidden, ...annotations.map(({ outletVisible }) => outletVisible)])).toEqual(Array.from({ length: 6 }, () => null))
    const { input } = await readAgreementInput(access.project.id, [], wholeProject)
    expect(input.places.flatMap(({ layers }) => layers.map(({ submitted, outlet }) => [submitted, outlet]))).toEqual(Array.from({ length: 3 }, () => [null, 'unknown']))
    expect(valueOf(await findAgreement(access, wholeProject)).choices).toMatchObject({ codebooks: [1], first: null, last: null })
  })

  it('are of members who cannot sign in and have nothing to do', async () => {
    const { members } = await listTeam(await enter('trial'))
    const imported = members.filter(({ email }) => email.endsWith('.invalid'))
    expect(imported.map(({ name, role, disabled }) => [name, role, disabled])).toEqual([['anna', 'annotator', true], ['ben', 'annotator', true], ['chloe', 'annotator', true]])
    for (const { email } of imported) for (const password of ['', 'a password that nobody has']) expect(await signIn({ email, password }, { host: 'a host', userAgent: '' })).toMatchObject({ ok: false, problem: { code: 'unauthenticated' } })
  })

  it('are of members to whom nothing can be assigned, which is said with their name; and are not sent back', async () => {
    const access = await enter('trial')
    const [article] = await listArticles(access)
    const { members } = await listTeam(access)
    const [anna] = members.filter(({ imported }) => imported)
    const before = await count()
    const cell = (userId: string, assigned = true) => ({ articleId: article!.id, userId, assigned })
    const refused = { ok: false, problem: { code: 'refused', message: 'Nothing can be assigned to anna. They came in with layers, and sign in nowhere.' } }
    expect(await changeAssignments(access, [cell(anna!.userId)])).toMatchObject(refused)
    expect(await changeAssignments(access, [cell(lead.userId), cell(anna!.userId)])).toMatchObject(refused)
    // Not even if a script lets them in.
    valueOf(await changeMember(access, anna!.userId, { disabled: false }))
    expect(await changeAssignments(access, [cell(anna!.userId)])).toMatchObject(refused)
    valueOf(await changeMember(access, anna!.userId, { disabled: true }))
    const layer = (await listAssignments(access)).find(({ userId }) => userId === anna!.userId)
    expect(await reopenAssignment(access, layer!.id, 'because')).toMatchObject({ ok: false, problem: { code: 'refused', message: expect.stringContaining('came in with layers') } })
    expect((await listAssignments(access)).map(({ state }) => state)).toEqual(['submitted', 'submitted', 'submitted'])
    expect({ ...(await count()), audit_events: before.audit_events }).toEqual(before)
  })

  it('brought in again change nothing, with other line ends neither; and other labels are not put over them', async () => {
    const before = await count()
    const again = valueOf(await importLayers(request('trial', placed(folder()))))
    expect(again).toMatchObject({ project: { made: false }, codebook: { made: false }, articles: { added: 0, known: 1 }, layers: { added: 0, known: 3 }, annotations: { added: 0, known: 3 }, findings: [], stored: false })
    expect(valueOf(await importLayers(request('trial', placed(folder(crlf.replaceAll('\r\n', '\n'))))))).toMatchObject({ articles: { added: 0, known: 1 }, layers: { added: 0, known: 3 }, findings: [], stored: false })
    const changed = folder().map((file) => (file.path === 'ben/a1.ann' ? { ...file, text: line(1, 'Loaded', crlf, 'family') } : file))
    expect(valueOf(await importLayers(request('trial', placed(changed))))).toMatchObject({ layers: { added: 0, known: 2 }, findings: [{ kind: 'stored', place: { file: 'ben/a1.ann' } }], stored: false })
    expect(await count()).toEqual(before)
  })

  it('leave a row in the audit, and rows that are never changed', async () => {
    const { rows } = await owner.query(`SELECT actor_id, detail FROM audit_events WHERE action = 'layers.import'`)
    expect(rows).toMatchObject([{ actor_id: lead.userId, detail: { format: 'brat', layers: 3, annotations: 3, project: 'trial', codebook: 1 } }])
    await expect(owner.query('UPDATE imported_layers SET format = format')).rejects.toMatchObject({ constraint: 'append_only' })
    await expect(owner.query('TRUNCATE imported_layers')).rejects.toMatchObject({ constraint: 'append_only' })
  })
})

describe('an article that comes with layers', () => {
  it('keeps of its title what a correction accepts, says so, and has all of it in its text', async () => {
    const title = `cafe\u0301 🙂 שלום ${'of many words '.repeat(60)}end`
    const text = `${title}\n\nThe family said that it is closed.\n`
    const files = [{ path: 'anna/long.txt', text }, { path: 'anna/long.ann', text: line(1, 'Claim', text, 'The family said') }]
    valueOf(await importLayers(request('long', placed(files).map((one) => ({ ...one, imported: { ...one.imported, title, url: 'ftp://none.example' } })))))
    const access = await enter('long')
    const { slug } = (await listArticles(access))[0]!
    const { id, slug: _slug, hiddenFrom: _, version, ...details } = valueOf(await findDetails(access, { slug }))
    expect(details).toMatchObject({ title: [...title].slice(0, 500).join('').trim(), url: null, provenance: expect.stringContaining(`The title has ${[...title].length} characters; the first 500 were kept. The address “ftp://none.example” is none of a page`) })
    expect(valueOf(await correctArticle(access, id, articleDetailsSchema.parse({ ...details, byline: 'Jo Doe', basedOn: version })))).toMatchObject({ byline: 'Jo Doe' })
    expect((await owner.query('SELECT text FROM article_versions WHERE article_id = $1', [id])).rows[0].text).toContain(title)
  })
})

describe('all or nothing', () => {
  it('is stored of an import that breaks off', async () => {
    const before = await count()
    const [sound, broken] = [placed(folder('One text.\n\nThe 👩‍👩‍👧‍👦 family said that the cafe\u0301 is closed, and\nthe שלום group left.\n')), placed(folder('Two texts.\n\nThe 👩‍👩‍👧‍👦 family said that the cafe\u0301 is closed, and\nthe שלום group left.\n'))]
    const [article] = broken
    const wrong: PlacedArticle = { ...article!, layers: article!.layers.map((layer) => ({ ...layer, passages: layer.passages.map((passage) => ({ ...passage, quotes: passage.quotes.map((quote) => `${quote}!`) })) })) }
    await expect(importLayers(request('half', [...sound, wrong]))).rejects.toThrow()
    expect(await count()).toEqual(before)
  })

  it('is kept of a rehearsal, and of one where everything had to fit', async () => {
    const before = await count()
    const fresh = placed(folder('Three texts.\n\nThe 👩‍👩‍👧‍👦 family said that the cafe\u0301 is closed, and\nthe שלום group left.\n'))
    expect(valueOf(await importLayers(request('rehearsed', fresh, { rehearsal: true })))).toMatchObject({ project: { made: true }, layers: { added: 3 }, stored: false })
    const unknown = fresh.map((article) => ({ ...article, layers: article.layers.map((layer) => ({ ...layer, passages: layer.passages.map((passage) => ({ ...passage, tag: 'claim!' })) })) }))
    expect(valueOf(await importLayers(request('trial', unknown, { whole: true })))).toMatchObject({ findings: [1, 4, 1].map((line) => ({ kind: 'tag', place: { line }, message: expect.stringContaining('perhaps “Claim”') })), stored: false })
    expect(await count()).toEqual(before)
  })

  it('fails where nobody can lead', async () => {
    expect(await importLayers(request('unled', placed(folder()), { lead: 'stranger@example.org' }))).toMatchObject({ ok: false, problem: { code: 'refused', field: 'lead' } })
    expect(await importLayers(request('trial', placed(folder()), { lead: 'stranger@example.org' }))).toMatchObject({ ok: false, problem: { code: 'refused', field: 'lead' } })
  })
})

describe('a codebook that is there', () => {
  it('takes the tags that it has by name, the attributes that fit, and tells the others', async () => {
    valueOf(await importLayers(request('second', placed(folder()))))
    const access = await enter('second')
    const { rows } = await owner.query(`SELECT content FROM codebook_versions v JOIN projects p ON p.id = v.project_id WHERE p.slug = 'second'`)
    const codebook = rows[0].content
    valueOf(await publishCodebook(access, { ...codebook, version: '2', tags: codebook.tags.slice(0, 1), attributes: [] }))
    const report = valueOf(await importLayers(request('second', placed(folder('Four texts.\n\nThe 👩‍👩‍👧‍👦 family said that the cafe\u0301 is closed, and\nthe שלום group left.\n')))))
    expect(report).toMatchObject({ codebook: { number: 2, made: false }, annotations: { added: 2 } })
    expect(report.findings.map(({ kind, place }) => [kind, place.file, place.line])).toEqual([['adjusted', 'anna/a1.ann', 1], ['tag', 'anna/a1.ann', 4]])
    // The folder from before is the same under the version that it came in under, whatever was published since; and other labels are still others.
    expect(valueOf(await importLayers(request('second', placed(folder()))))).toMatchObject({ layers: { added: 0, known: 3 }, annotations: { added: 0, known: 3 }, findings: [], stored: false })
    const changed = folder().map((file) => (file.path === 'ben/a1.ann' ? { ...file, text: line(1, 'Claim', crlf, 'family') } : file))
    expect(valueOf(await importLayers(request('second', placed(changed))))).toMatchObject({ layers: { added: 0, known: 2 }, findings: [{ kind: 'stored', place: { file: 'ben/a1.ann' } }], stored: false })
  })
})

describe('a folder of SemEval', () => {
  it('comes in with its technique names and its line ends', async () => {
    const text = 'Title 🙂\r\n\r\nThe cafe\u0301 is closed, they say.\r\n'
    const files = [{ path: 'articles/article111.txt', text }, { path: 'labels/article111.task2-TC.labels', text: '111\tName_Calling,Labeling\t9\t18\n111\tDoubt\t22\t38\n' }]
    const report = valueOf(await importLayers(request('semeval', placed(files, readSemeval), { format: 'SemEval 2020 task 11' })))
    expect(report).toMatchObject({ annotators: ['somebody'], annotations: { added: 2 } })
    const { rows } = await owner.query(`SELECT ar.slug, t.content, a.tag, a.quotes FROM annotations a JOIN article_versions v ON v.id = a.article_version_id JOIN articles ar ON ar.id = v.article_id JOIN codebook_versions t ON t.id = a.codebook_version_id JOIN projects p ON p.id = a.project_id WHERE p.slug = 'semeval' ORDER BY a.starts`)
    expect(rows.map(({ slug, content, tag, quotes }) => [slug, content.tags.find((one: { key: string }) => one.key === tag).name, quotes])).toEqual([
      ['article-111', 'Name_Calling,Labeling', ['The cafe\u0301']], ['article-111', 'Doubt', ['closed, they say']],
    ])
    expect(await checkHistory(owner)).toEqual([])
  })
})
