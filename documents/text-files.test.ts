import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createWriteStream } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readTextFiles } from './text-files'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossread-text-files-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const signal = new AbortController().signal
async function zipped(entries: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  const path = join(folder, 'layers.zip')
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}
const read = async (entries: Parameters<typeof zipped>[0]) => readTextFiles(await zipped(entries), 'layers.zip', ['txt', 'ann'], { signal })

describe('the files of an archive of layers', () => {
  it('keep their folders, which are annotators, and lose the one around all of them', async () => {
    const { files, findings } = await read({ 'all/anna/a.txt': 'שלום 🙂\r\n', 'all/anna/a.ann': '', 'all/ben/a.ann': '', 'all/ben/notes.docx': 'x' })
    expect(files).toEqual([{ path: 'anna/a.txt', text: 'שלום 🙂\r\n' }, { path: 'anna/a.ann', text: '' }, { path: 'ben/a.ann', text: '' }])
    expect(findings).toEqual([])
    expect((await read({ 'anna/a.txt': 'x', 'anna/a.ann': '' })).files.map(({ path }) => path)).toEqual(['anna/a.txt', 'anna/a.ann'])
    expect((await read({ 'all/a.txt': 'x', 'all/anna/a.ann': '' })).files.map(({ path }) => path)).toEqual(['all/a.txt', 'all/anna/a.ann'])
  })

  it('are told where they are no text, with a line', async () => {
    const { files, findings } = await read({ 'a.txt': new Uint8Array([0x41, 0x0a, 0xe9, 0x20]), 'b.txt': 'sound' })
    expect(files.map(({ path }) => path)).toEqual(['b.txt'])
    expect(findings).toMatchObject([{ kind: 'malformed', place: { file: 'a.txt', line: 2 }, message: expect.stringContaining('not UTF-8') }])
  })
})

describe('what lies beside the layers in a package of ours', () => {
  const beside = '{"schema":{"name":"crossread/article-decisions","version":1}}\n'
  const readAll = async (entries: Parameters<typeof zipped>[0]) => (await readTextFiles(await zipped(entries), 'layers.zip', ['txt', 'json', 'jsonl'], { signal })).files.map(({ path }) => path)

  it('is passed over: what describes it, and what the format has no place for', async () => {
    expect(await readAll({ 'ana.jsonl': '{"text": "שלום 🙂"}\n', 'decisions.jsonl': beside, 'certificate.json': '{}', 'checksums.txt': 'x', 'NOTES.md': '# x' })).toEqual(['ana.jsonl'])
  })

  it('is told by its reader where there is nothing else', async () => expect(await readAll({ 'decisions.jsonl': beside })).toEqual(['decisions.jsonl']))
})

describe('a single file', () => {
  it('is read as it is, and what is no archive is told', async () => {
    const path = join(folder, 'one.json')
    await writeFile(path, '[]')
    expect(await readTextFiles(path, 'one.json', ['json'], { signal })).toEqual({ files: [{ path: 'one.json', text: '[]' }], findings: [] })
    expect(await readTextFiles(path, 'one.zip', ['json'], { signal })).toMatchObject({ files: [], findings: [{ kind: 'malformed', place: { file: 'one.zip' } }] })
  })
})
