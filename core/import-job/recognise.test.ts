import { describe, expect, it } from 'vitest'
import { worthOpening } from './package-files'
import { recognise } from './recognise'
import { contentAfter, filesInZip } from './zip-names'

describe('what a file brings', () => {
  it.each<[string, string, string, string]>([
    ['a text', 'news.txt', 'Ministers meet 🛩️', 'auto'],
    ['a table of articles', 'news.csv', 'title,text,date\n', 'auto'],
    ['a table of passages', 'codes.csv', '"article","coder","code","begin","end"\n', 'csv'],
    ['lines of articles', 'news.jsonl', '{"title": "שלום", "text": "…"}\n', 'auto'],
    ['doccano', 'admin.jsonl', '{"id": 1, "text": "a", "label": [[0, 1, "X"]]}\n', 'doccano'],
    ['our own', 'export.jsonl', '{"schema":{"name":"crossread/article","version":1}', 'crossread'],
    ['Label Studio', 'project.json', '[{"id": 1, "data": {"text": "a"}, "annotations": [', 'labelstudio'],
    ['CAS JSON', 'anna.json', '{"%TYPES": {}', 'casjson'],
    ['Web Annotation', 'page.jsonld', '{"@context": "http://www.w3.org/ns/anno.jsonld"', 'webannotation'],
    ['WebAnno TSV', 'anna.tsv', '\ufeff#FORMAT=WebAnno TSV 3.3\n', 'webanno'],
    ['XMI', 'anna.xmi', '<?xml version="1.0"?><xmi:XMI', 'xmi'],
    ['a document', 'a.docx', 'PK', 'auto'],
  ])('is told of %s', (_, name, beginning, format) => expect(recognise({ name, beginning })).toMatchObject({ format, what: format === 'auto' ? 'articles' : 'layers' }))

  it.each<[readonly string[], string]>([
    [['anna/a.txt', 'anna/a.ann', 'ben/a.txt', 'ben/a.ann'], 'brat'],
    [['articles/article7.txt', 'labels/article7.task2-TC.labels'], 'semeval2020'],
    [['en/article7.txt', 'en/article7-labels-subtask-3.txt'], 'semeval2023'],
    [['annotation/a.txt/anna.json'], 'casjson'],
    [['annotation/a.txt/anna.tsv'], 'webanno'],
    [['ana/article7.txt', 'ana/labels-subtask-3.txt'], 'semeval2023'],
    [['a.html', 'b.docx'], 'auto'],
    [['articles.jsonl', 'NOTES.md'], 'auto'],
    [[], 'auto'],
  ])('is told of an archive of %j', (entries, format) => expect(recognise({ name: 'x.zip', beginning: '', entries })).toMatchObject({ format }))
})

const ours = '{"schema":{"name":"crossread/article","version":1}'
const decisions = '{"schema":{"name":"crossread/article-decisions","version":1},"label": [], "text": "x"}'
const lines = '{"id": 1, "text": "a", "label": [[0, 1, "X"]]}\n'

describe('what an archive brings, by how its files begin', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['our own', { 'articles.jsonl': ours }, 'crossread', 'It holds an export of Crossread, “articles.jsonl”.'],
    ['our own in splits', { 'train/articles.jsonl': ours, 'test/articles.jsonl': ours }, 'crossread', 'It holds an export of Crossread, “train/articles.jsonl”.'],
    ['our own beside a poorer format', { 'doccano/ana.jsonl': lines, 'a.ann': '', 'all/labels.jsonl': ours }, 'crossread', 'It holds an export of Crossread, “all/labels.jsonl”.'],
    ['doccano, with what stands beside it', { 'decisions.jsonl': decisions, 'ana.jsonl': lines }, 'doccano', 'It holds lines with labels, as doccano writes them: “ana.jsonl”.'],
    ['a table beside texts', { 'texts/a.txt': '', 'annotations.csv': 'article,annotator,tag,start,end\n' }, 'csv', 'It holds a table of passages: “annotations.csv”.'],
    ['plain lines and pages', { 'articles.jsonl': '{"text": "a"}', 'b.html': '', 'README.md': '' }, 'auto', 'It holds 2 files that can be articles.'],
    ['what cannot be read', { 'a/ana.conll': '', 'decisions.jsonl': decisions }, 'auto', 'It holds 1 file of CoNLL, which cannot be brought in.'],
    ['lines without texts', { 'articles.jsonl': '{"schema":{"name":"crossread/stand-off","version":1}' }, 'auto', 'It is an export of Crossread without the texts, which cannot be brought in.'],
  ])('is told of %s', (_, files, format, because) => {
    const entries = [...Object.keys(files), 'NOTES.md', 'CITATION.cff', 'certificate.json']
    const beginnings = new Map(worthOpening(entries).map((path) => [path, files[path]!]))
    expect(recognise({ name: 'x.zip', beginning: '', entries, beginnings })).toEqual({ what: format === 'auto' ? 'articles' : 'layers', format, because })
  })
})

it('says of an archive that cannot be looked into that it was not', () => {
  expect(recognise({ name: 'x.zip', beginning: '', entries: [] })).toMatchObject({ what: 'articles', because: expect.stringContaining('seen only when') })
})

describe('the paths in an archive', () => {
  const name = new TextEncoder().encode('anna/café 🙂.ann')
  const number = (value: number, bytes: number) => Array.from({ length: bytes }, (_, at) => (value >> (8 * at)) & 255)
  const entry = [...number(0x02014b50, 4), ...Array<number>(24).fill(0), ...number(name.length, 2), ...Array<number>(16).fill(0), ...name]
  const archive = (start: number) => Uint8Array.from([...Array<number>(start).fill(7), ...entry, ...entry, ...number(0x06054b50, 4), ...Array<number>(8).fill(0), ...number(entry.length * 2, 4), ...number(start, 4), 0, 0])

  const pathsIn = (tail: Uint8Array, size: number) => filesInZip(tail, size)?.map(({ path }) => path)

  it('are read from its end, from all of it and from the last bytes', () => {
    const whole = archive(300)
    expect(pathsIn(whole, whole.length)).toEqual(['anna/café 🙂.ann', 'anna/café 🙂.ann'])
    expect(pathsIn(whole.subarray(100), whole.length)).toEqual(['anna/café 🙂.ann', 'anna/café 🙂.ann'])
    expect(pathsIn(whole.subarray(310), whole.length)).toEqual(['anna/café 🙂.ann'])
  })

  it('are none of what is no archive, however it ends', () => {
    expect(pathsIn(new Uint8Array(), 0)).toBeUndefined()
    expect(pathsIn(new TextEncoder().encode('no archive'), 10)).toBeUndefined()
    const broken = archive(0).map((byte, at) => (at === 28 ? 255 : byte))
    expect(() => pathsIn(broken, broken.length)).not.toThrow()
  })

  it('come with where each begins and how it is packed', () => {
    const whole = archive(300)
    expect(filesInZip(whole, whole.length)![0]).toEqual({ path: 'anna/café 🙂.ann', header: 0, packed: 0, method: 0 })
    expect(contentAfter(Uint8Array.from([...number(0x04034b50, 4), ...Array<number>(22).fill(0), 5, 0, 2, 0]))).toBe(37)
    expect(contentAfter(new Uint8Array(30))).toBeUndefined()
    expect(contentAfter(new Uint8Array(3))).toBeUndefined()
  })
})
