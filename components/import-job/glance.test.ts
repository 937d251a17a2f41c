import { buffer } from 'node:stream/consumers'
import { describe, expect, it, test } from 'vitest'
import { ZipFile } from 'yazl'
import { testArticle } from '@/core/export/test-article'
import { standOffLine } from '@/core/export/stand-off'
import { articleLine } from '@/core/export/write-article-line'
import { labelledFromExport } from '@/core/formats/labelled-from-export'
import { Losses } from '@/core/formats/losses'
import { type WrittenFormatKey, openFormat, writtenFormats } from '@/core/formats/write-formats'
import { recognise } from '@/core/import-job/recognise'
import { glanceAt } from './glance'

/** An archive, its files packed or not. */
async function zipped(files: Readonly<Record<string, string | Uint8Array>>, compress = true): Promise<File> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path, { compress })
  zip.end()
  return new File([new Uint8Array(await buffer(zip.outputStream))], 'package.zip')
}

const whole = testArticle()
const line = articleLine(whole, new Set(['annotators', 'gold', 'decisions'] as const))
const notes = { 'NOTES.md': '# The Blue Airport 🙂\n' }
const beside = { 'decisions.jsonl': `${JSON.stringify({ schema: { ...line.schema, name: `${line.schema.name}-decisions` }, offsetUnit: 'codePoints', decisions: [] })}\n` }

/** The files of a package of another tool’s format. */
function packageOf(key: WrittenFormatKey): Record<string, string | Uint8Array> {
  const writer = openFormat(key, { lost: new Losses() })
  const files: Record<string, string | Uint8Array> = {}
  for (const { path, content } of [...writer.article(labelledFromExport(whole, 'a-story', true)), ...writer.end()]) files[path] = typeof content === 'string' ? `${files[path]?.toString() ?? ''}${content}` : content
  return { ...files, ...beside, ...notes }
}

/** As which format each comes back in; what can only be written is none. */
const back: Readonly<Record<WrittenFormatKey, string>> = {
  brat: 'brat', 'semeval2020-si': 'semeval2020', 'semeval2020-tc': 'semeval2020', 'semeval2023-spans': 'semeval2023', 'semeval2023-paragraphs': 'semeval2023', labelstudio: 'labelstudio', doccano: 'doccano',
  casjson: 'casjson', xmi: 'xmi', webanno: 'webanno', webannotation: 'webannotation', csv: 'csv', 'csv-spreadsheet': 'csv', conll: 'auto', parquet: 'auto',
}

describe('a package of ours', () => {
  test.each(Object.keys(writtenFormats) as WrittenFormatKey[])('of %s is recognised as that', async (key) => {
    expect(recognise(await glanceAt(await zipped(packageOf(key))))).toMatchObject({ what: back[key] === 'auto' ? 'articles' : 'layers', format: back[key] })
  })

  test.each([true, false])('of our own lines is recognised before all that lies beside it; packed: %s', async (compress) => {
    const own = { ...packageOf('doccano'), 'jsonl/articles.jsonl': `${JSON.stringify(line)}\n`.repeat(200), 'README.md': '# A release', 'brat/ana/a.ann': '' }
    expect(recognise(await glanceAt(await zipped(own, compress)))).toMatchObject({ what: 'layers', format: 'crossread', because: 'It holds an export of Crossread, “jsonl/articles.jsonl”.' })
  })

  it('says why it brings nothing where its format has no texts', async () => {
    const bare = standOffLine(line, { sha256: () => '00', isOption: () => false })
    const seen = async (files: Parameters<typeof zipped>[0]) => recognise(await glanceAt(await zipped(files)))
    expect(await seen({ 'articles.jsonl': `${JSON.stringify(bare)}\n`, ...notes })).toMatchObject({ what: 'articles', because: expect.stringContaining('without the texts') })
    expect(await seen({ 'a-story/ana.conll': 'x', ...beside, ...notes })).toMatchObject({ because: 'It holds 1 file of CoNLL, which cannot be brought in.' })
    expect(await seen(notes)).toMatchObject({ because: 'Nothing was seen in it that can be brought in.' })
  })
})

describe('a file in an archive', () => {
  it('is opened no further than its beginning, however much it becomes', async () => {
    const { beginnings } = await glanceAt(await zipped({ 'a.jsonl': new Uint8Array(32 * 1024 * 1024) }))
    expect(beginnings?.get('a.jsonl')).toHaveLength(64 * 1024)
  })

  it('has no beginning where it cannot be unpacked', async () => {
    const file = await zipped({ 'a.jsonl': '{"text": "שלום"}\n'.repeat(50) })
    const bytes = new Uint8Array(await file.arrayBuffer())
    bytes.fill(255, 30 + 'a.jsonl'.length, 30 + 'a.jsonl'.length + 8)
    expect((await glanceAt(new File([bytes], 'a.zip'))).beginnings?.get('a.jsonl')).toBe('')
    bytes.fill(0, 0, 4)
    expect((await glanceAt(new File([bytes], 'a.zip'))).beginnings?.get('a.jsonl')).toBe('')
  })
})
