import { describe, expect, test } from 'vitest'
import { notesPath } from '../formats/notes-file'
import { checksumsPath } from '../release/documents'
import { describesPackage, standsBeside, worthOpening } from './package-files'

describe('a file of an archive', () => {
  test.each([notesPath, checksumsPath, 'release/README.md', 'CHANGES.md', 'CERTIFICATE.md', 'certificate.json', 'DATASHEET.md', 'DATA-STATEMENT.md', 'CITATION.cff', 'citation.bib', 'splits.csv'])('%s describes a package', (path) => expect(describesPackage(path)).toBe(true))

  test.each(['notes.md', 'my NOTES.md', 'NOTES.md/a.txt', 'README.txt', 'articles.jsonl'])('%s may be anything', (path) => expect(describesPackage(path)).toBe(false))

  test.each<[string, boolean]>([
    ['{"schema":{"name":"crossread/article-gold","version":1}', true],
    ['\ufeff{"schema":{"name":"crossread/stand-off-decisions","version":1}', true],
    ['{"schema":{"name":"crossread/article","version":1}', false],
    ['{"schema":{"name":"crossread/stand-off","version":1}', false],
    ['{"text":"{\\"schema\\":{\\"name\\":\\"crossread/article-gold\\""}', false],
    ['', false],
  ])('that begins with %s stands beside a format: %s', (beginning, beside) => expect(standsBeside(beginning)).toBe(beside))
})

describe('what is opened of an archive', () => {
  test('is our own first, and last what stands beside others; of many only some', () => {
    expect(worthOpening(['gold.jsonl', 'a.txt', 'tasks.json', 'splits.csv', 'x/articles.jsonl'])).toEqual(['x/articles.jsonl', 'tasks.json', 'gold.jsonl'])
    expect(worthOpening([...Array.from({ length: 5000 }, (_, at) => `${at}.json`), 'labels.jsonl'])).toHaveLength(12)
    expect(worthOpening([...Array.from({ length: 5000 }, (_, at) => `${at}.json`), 'labels.jsonl'])[0]).toBe('labels.jsonl')
  })
})
