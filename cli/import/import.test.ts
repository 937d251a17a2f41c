import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runNode } from '../run'

// Each run of the command line starts a PostgreSQL of its own and stops it again.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 60_000 })

let scratch: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'crossread-import-'))
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

async function folder(name: string, files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(scratch, name, path)), { recursive: true })
    await writeFile(join(scratch, name, path), content)
  }
  return join(scratch, name)
}

/** As a person types it; the database of the test run is not for this program, which has its own. */
const own = { DATABASE_URL: undefined, DATABASE_OWNER_URL: undefined, DATABASE_EXPORT_URL: undefined, NEXTAUTH_SECRET: undefined, NEXTAUTH_URL: undefined, ORIGIN: undefined, NODE_OPTIONS: undefined }
const crossread = (...args: string[]) => runNode('cli/start.mjs', ['import', ...args, '--data', join(scratch, 'data')], own)

const text = 'Title 🙂\r\n\r\nThe cafe\u0301 is closed, and\r\nthe שלום group left.\r\n'
const bratFiles = {
  'anna/a1.txt': text, 'anna/a1.ann': 'T1\tClaim 12 20;31 37\tThe cafe\u0301 closed\nA1\tSure T1\n'.replace('12 20;31 37', '11 20;24 30'),
  'ben/a1.txt': text, 'ben/a1.ann': 'T1\tClaim 11 20\tThe cafe\u0301\nT2\tClaim 25 31\tclosed\nT3\tClaim 900 910\tnowhere at all\n',
}

describe('crossread import', () => {
  it('brings a folder of brat into a new data folder, prints what came of it, and changes nothing the second time', async () => {
    const brat = await folder('brat', bratFiles)
    const first = await crossread(brat, '--project', 'trial', '--format', 'brat', '--list')
    expect(first.output).toContain('Project      trial, made; led by lead@example.org')
    expect(first.output).toContain('Articles     1 (1 new, 0 there already)')
    expect(first.output).toContain('Annotators   2: anna, ben')
    expect(first.output).toContain('Annotations  2 (2 new, 0 there already)')
    expect(first.output).toContain('Mismatches   2: 1 quote that is not at its offsets, 1 span that is not in its text')
    expect(first.output).toMatch(/^ben\/a1\.ann:2 \(T2\): At 25 to 31 the text reads .*Proposal: 24 to 30, “closed”, certainty 0\.89/m)
    expect(first.output).toMatch(/^ben\/a1\.ann:3 \(T3\): The span 900 to 910 is not in the text/m)
    expect(first.code).toBe(0)

    const again = await crossread(brat, '--project', 'trial', '--format', 'brat', '--json')
    expect(JSON.parse(again.output)).toMatchObject({
      project: { slug: 'trial', made: false }, articles: { added: 0, known: 1 }, annotators: ['anna', 'ben'], layers: { added: 0, known: 2 }, annotations: { added: 0, known: 2 }, mismatches: 2, stored: false,
    })

    const semeval = await folder('semeval', { 'articles/article7.txt': text, 'labels/article7.task2-TC.labels': '7\tName_Calling,Labeling\t9\t18\n7\tDoubt\t9\t999\n' })
    const other = await crossread(semeval, '--project', 'propaganda', '--format', 'semeval2020', '--annotator', 'task 11')
    expect(other.output).toContain('Annotators   1: task 11')
    expect(other.output).toContain('Mismatches   1: 1 span that is not in its text')
    expect(other.code).toBe(0)

    for (const format of ['brat', 'webannotation']) {
      const written = await runNode('cli/start.mjs', ['export', join(scratch, `out-${format}`), '--project', 'trial', '--format', format, '--data', join(scratch, 'data')], own)
      expect(written.output).toMatch(/1 article, 2 layers, 2 annotations/)
      expect(written.output).toContain('Tags stand under their keys')
      expect(written.code).toBe(0)
    }
    // The task's own programs find what is theirs: the number of the article, and the technique by its name.
    const returnedLabels = await runNode('cli/start.mjs', ['export', join(scratch, 'out-semeval'), '--project', 'propaganda', '--format', 'semeval2020-tc', '--data', join(scratch, 'data')], own)
    expect(returnedLabels.output).toContain('nothing: the format holds all of it')
    const [annotator = ''] = (await readdir(join(scratch, 'out-semeval'))).filter((name: string) => name.startsWith('annotator-'))
    expect((await readdir(join(scratch, 'out-semeval', annotator))).sort()).toEqual(['article7.task2-TC.labels', 'article7.txt'])
    expect(await readFile(join(scratch, 'out-semeval', annotator, 'article7.task2-TC.labels'), 'utf8')).toBe('7\tName_Calling,Labeling\t8\t17\n')

    // What was written is read again as what is there, only that annotators have pseudonyms now.
    const returned = await crossread(join(scratch, 'out-brat'), '--project', 'returned', '--format', 'brat', '--json')
    expect(JSON.parse(returned.output)).toMatchObject({ articles: { added: 1 }, layers: { added: 2 }, annotations: { added: 2 }, mismatches: 0, findings: [] })

    const called = await crossread(brat, '--project', 'called', '--format', 'brat', '--json', '--annotator-name', 'anna=Anna שלום', 'ben=machine:frames 2')
    expect(JSON.parse(called.output)).toMatchObject({ annotators: ['Anna שלום'], machines: ['frames 2'], layers: { added: 2 } })

    const renamed = await crossread(brat, '--project', 'propaganda', '--format', 'brat', '--tag', 'Claim=Name_Calling,Labeling', '--json')
    expect(JSON.parse(renamed.output)).toMatchObject({ articles: { added: 0, known: 1 }, layers: { added: 2 }, annotations: { added: 2 }, findings: [{ kind: 'adjusted', place: { file: 'anna/a1.ann', line: 1 } }, { kind: 'quote', place: { line: 2 } }, { kind: 'outside', place: { line: 3 } }] })

    const strict = await crossread(semeval, '--project', 'strict', '--format', 'semeval2020', '--strict')
    expect(strict.output).toContain('Stored       nothing')
    expect(strict.code).toBe(2)

    const checked = await runNode('cli/start.mjs', ['check', '--data', join(scratch, 'data')], own)
    expect(checked.output).toMatch(/No fault in 9 texts, \d+ annotations in \d+ versions, 0 verdicts, \d+ guards\./)
    expect(checked.code).toBe(0)
  })

  it('uses the database that DATABASE_URL names, as the application’s role', async () => {
    const brat = await folder('named', bratFiles)
    // Each test file has a database of its own in its environment, which the program inherits.
    const { output, code } = await runNode('cli/start.mjs', ['import', brat, '--project', 'named', '--format', 'brat', '--accept', '0.5', '--data', join(scratch, 'other')], { NODE_OPTIONS: undefined })
    expect(output).toMatch(/Database {5}PostgreSQL .* reached at/)
    expect(output).toContain('Annotations  3 (3 new, 0 there already)')
    expect(output).toContain('Mismatches   1: 1 span that is not in its text')
    expect(code).toBe(0)
    const client = new Client({ connectionString: process.env['DATABASE_URL'] })
    await client.connect()
    const { rows } = await client.query(`SELECT quotes FROM annotations a JOIN projects p ON p.id = a.project_id WHERE p.slug = 'named' ORDER BY a.starts, a.ends`)
    await client.end()
    expect(rows.map(({ quotes }) => quotes)).toEqual([['The cafe\u0301'], ['The cafe\u0301', 'closed'], ['closed']])
  })

  it('does not take a folder for a database that is none', async () => {
    const { code, output } = await runNode('cli/start.mjs', ['check', '--data', join(scratch, 'none')], own)
    expect(output).toContain('There is no Crossread in')
    expect(code).toBe(1)
  })

  it.each([
    ['a format that is none', (path: string) => [path, '--project', 'x', '--format', 'word'], 'There is no format “word”.'],
    ['a folder that is not there', (path: string) => [join(path, 'none'), '--project', 'x', '--format', 'brat'], 'cannot be read'],
    ['a name that is none', (path: string) => [path, '--project', 'X Y', '--format', 'brat'], 'cannot be the short name'],
    ['a folder without articles', (path: string) => [path, '--project', 'x', '--format', 'doccano'], 'There is no article of doccano'],
    ['a tag without a partner', (path: string) => [path, '--project', 'x', '--format', 'brat', '--tag', 'Claim'], 'does not say which tag is which'],
    ['an annotator without a partner', (path: string) => [path, '--project', 'x', '--format', 'brat', '--annotator-name', 'anna'], 'does not say who is who'],
    ['an annotator who is not there', (path: string) => [path, '--project', 'x', '--format', 'brat', '--annotator-name', 'nobody=x'], 'Nobody is called “nobody”'],
    ['two annotators as one', (path: string) => [path, '--project', 'x', '--format', 'brat', '--annotator-name', 'anna=x', 'ben=x'], 'two annotators never become one'],
    ['a tag that is not there', (path: string) => [path, '--project', 'x', '--format', 'brat', '--tag', 'Nope=x'], 'is tagged “Nope”'],
    ['a certainty that is none', (path: string) => [path, '--project', 'x', '--format', 'brat', '--accept', 'much'], '“much” is no certainty.'],
  ])('ends with 1 and a sentence for %s', async (_, args, words) => {
    const path = await folder('sound', bratFiles)
    const { code, output } = await crossread(...args(path))
    expect(output).toContain(words)
    expect(output).toContain('What to do:')
    expect(code).toBe(1)
  })

  it('names a file that is not UTF-8, and where', async () => {
    const path = await folder('latin', { 'a.txt': new Uint8Array([0x41, 0xe9, 0x20, 0x42]), 'a.ann': 'T1\tx 0 1\tA\n' })
    const { code, output } = await crossread(path, '--project', 'x', '--format', 'brat')
    expect(output).toMatch(/a\.txt: This file is not UTF-8: byte 2, in line 1/)
    expect(code).toBe(1)
  })
})
