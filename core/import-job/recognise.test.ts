import { describe, expect, it } from 'vitest'
import { recognise } from './recognise'
import { namesInZip } from './zip-names'

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
    [['a.html', 'b.docx'], 'auto'],
    [[], 'auto'],
  ])('is told of an archive of %j', (entries, format) => expect(recognise({ name: 'x.zip', beginning: '', entries })).toMatchObject({ format }))
})

describe('the paths in an archive', () => {
  const name = new TextEncoder().encode('anna/café 🙂.ann')
  const number = (value: number, bytes: number) => Array.from({ length: bytes }, (_, at) => (value >> (8 * at)) & 255)
  const entry = [...number(0x02014b50, 4), ...Array<number>(24).fill(0), ...number(name.length, 2), ...Array<number>(16).fill(0), ...name]
  const archive = (start: number) => Uint8Array.from([...Array<number>(start).fill(7), ...entry, ...entry, ...number(0x06054b50, 4), ...Array<number>(8).fill(0), ...number(entry.length * 2, 4), ...number(start, 4), 0, 0])

  it('are read from its end, from all of it and from the last bytes', () => {
    const whole = archive(300)
    expect(namesInZip(whole, whole.length)).toEqual(['anna/café 🙂.ann', 'anna/café 🙂.ann'])
    expect(namesInZip(whole.subarray(100), whole.length)).toEqual(['anna/café 🙂.ann', 'anna/café 🙂.ann'])
    expect(namesInZip(whole.subarray(310), whole.length)).toEqual(['anna/café 🙂.ann'])
  })

  it('are none of what is no archive, however it ends', () => {
    expect(namesInZip(new Uint8Array(), 0)).toBeUndefined()
    expect(namesInZip(new TextEncoder().encode('no archive'), 10)).toBeUndefined()
    const broken = archive(0).map((byte, at) => (at === 28 ? 255 : byte))
    expect(() => namesInZip(broken, broken.length)).not.toThrow()
  })
})
