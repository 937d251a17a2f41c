import { describe, expect, it } from 'vitest'
import { readAll, tell } from '../testing/read-all'

const words = 'cafe\u0301 🕊️ שלום'

describe('tables', () => {
  it.each<[string, string, string | Uint8Array, string[]]>([
    ['CSV with quotes, line breaks in a cell, CRLF and empty lines', 'a.csv', `title,text\r\n"${words}","one\r\ntwo ""three"""\r\n\r\nx,y\r\n`, [
      `row 2: {"title":"${words}","text":"one\\r\\ntwo \\"three\\""}`, 'row 5: {"title":"x","text":"y"}',
    ]],
    ['empty lines of every kind, which are counted', 'a.csv', `\n\r\n\ntitle,text\n\n\r\n \n"${words}\n\n",1\n\n\n2\n\n\nx,"y\n`, [
      `row 8: {"title":"${words}\\n\\n","text":"1"}`, 'refused 13: The row has 1 cell, the heading has 2.', 'refused 16: A quotation mark opens in this row and never closes.',
    ]],
    ['a byte order mark and semicolons', 'a.csv', '\ufefftitle;text\nx,1;y\n', ['row 2: {"title":"x,1","text":"y"}']],
    ['columns without a name and with the same', 'a.csv', ',a,a\n0,1,2\n', ['row 2: {"column 1":"0","a":"1","a (2)":"2"}']],
    ['rows of another length', 'a.csv', 'a,b\n1\n2,3\n4,5,6\n', ['refused 2: The row has 1 cell, the heading has 2.', 'row 3: {"a":"2","b":"3"}', 'refused 4: The row has 3 cells, the heading has 2.']],
    ['TSV with loose quotation marks', 'a.tsv', 'a\tb\nsay "yes"\t1\n', ['row 2: {"a":"say \\"yes\\"","b":"1"}']],
    ['UTF-16 with a byte order mark', 'a.tsv', Buffer.from('\ufeffa\tb\nשלום\t🕊️\n', 'utf16le'), ['row 2: {"a":"שלום","b":"🕊️"}']],
    ['JSONL with nested values', 'a.jsonl', `{"a":{"b":"${words}","c":[1,true,null]},"d":12345678901234567890}\n\n{"a":2.50}`, [
      `row 1: {"a.b":"${words}","a.c.0":"1","a.c.1":"true","d":"12345678901234567890"}`, 'row 3: {"a":"2.5"}',
    ]],
    ['a line of JSONL that is none', 'a.jsonl', '{"a":1}\n{"a":\n[1]\n{"a":2}\n', [
      'row 1: {"a":"1"}', 'refused 2: This is no JSON: Unexpected end of JSON input.', 'refused 3: An object with fields is expected here, and this is a list.', 'row 4: {"a":"2"}',
    ]],
    ['a list of JSON', 'a.json', '[\n{"a":"}],\\"["},\n  {"b":[{"c":1}]}, 3]\n', [
      'row 2: {"a":"}],\\"["}', 'row 3: {"b.0.c":"1"}', 'refused 3: An object with fields is expected here, and this is a number.',
    ]],
    ['JSON that is no list', 'a.json', '{"a":1}', ['refused 1: A .json file has to be a list of objects, [{…}, {…}]; a file with an object on each line is called .jsonl.']],
    ['a list that breaks off', 'a.json', '[{"a":1},\n{"b":', ['row 1: {"a":"1"}', 'refused 2: The list never ends: the file is cut off. Its last element was not read.']],
    ['something after the list', 'a.json', '[{"a":1}]\nx', ['row 1: {"a":"1"}', 'refused 2: Something stands after the end of the list: “x”.']],
    ['a quotation mark that never closes', 'a.csv', 'a,b\n1,2\n"3,4\n5,6\n', ['row 2: {"a":"1","b":"2"}', 'refused 3: A quotation mark opens in this row and never closes.']],
    ['a quotation mark in the middle', 'a.csv', 'a,b\n1,2\n3,x"y"\n5,6\n', [
      'row 2: {"a":"1","b":"2"}', 'refused 3: A quotation mark stands in the middle of a cell of this row: in quotes it has to be doubled. The rows from here on were not read.',
    ]],
    ['a heading alone', 'a.csv', 'a,b\n', ['refused: The table has a heading and no rows.']],
    ['nothing', 'a.csv', '', ['refused: The file is empty.']],
    ['white space', 'a.csv', ' \n\n', ['refused: The table is empty.']],
    ['a file of another kind', 'a.csv', '%PDF-1.7\n', ['refused: The file is called .csv, and it is a PDF file.']],
    ['an ending that is not known', 'a.exe', 'MZ', ['refused: Files of this kind are not read, only .txt, .md, .html, .docx, .pdf, .csv, .tsv, .jsonl, .json and .zip.']],
  ])('%s', async (_, name, content, expected) => expect((await readAll(name, content)).map(tell)).toEqual(expected))

  it('are read in the encoding that was told, unless they are UTF-8', async () => {
    const bytes = Buffer.from([0x61, 0x0a, 0x93, 0x80, 0x94, 0x0a])
    expect((await readAll('a.csv', bytes, { encoding: 'windows-1252' })).map(tell)).toEqual(['row 2: {"a":"“€”"}'])
    expect((await readAll('a.csv', bytes)).map(tell)).toEqual(['refused 2: This file is not UTF-8: byte 3 belongs to no character. Save it as UTF-8, or say which encoding it has: on the page, under “The same for all of the file”.'])
    expect((await readAll('a.csv', `a\n${words}\n`, { encoding: 'windows-1252' })).map(tell)).toEqual([`row 2: {"a":"${words}"}`])
  })

  it('say at once of a row of megabytes that its string has no end', async () => {
    const begun = performance.now()
    expect((await readAll('a.jsonl', `"${'\\"'.repeat(1_000_000)}\n{"a":"${words}"}\n`)).map(tell)).toEqual(['refused 1: This is no JSON: Unterminated string in JSON at position 2000001.', `row 2: {"a":"${words}"}`])
    expect(performance.now() - begun).toBeLessThan(5000)
  }, 30_000)
})
