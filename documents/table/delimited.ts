import { finished } from 'node:stream/promises'
import { parse, type CsvError } from 'csv-parse'
import { clip } from '@/core/formats/clip'
import { limits } from '../limits'
import { Refusal } from '../refusal'
import { nameProblem, rowOf, type TableRow } from './row'

/** Between two cells; found out from the heading where it is not given. */
export type Delimiter = ',' | ';' | '\t'

/**
 * Reads CSV (RFC 4180; a semicolon or a tab between the cells too) or TSV row by row. The first row that is not empty is
 * the heading. A row with another number of cells is refused and the next one read; after broken quotation marks nobody
 * can tell where a row begins, so that a `Refusal` is thrown there.
 */
export async function* readDelimited(texts: AsyncIterable<string>, given?: Delimiter): AsyncGenerator<TableRow> {
  const { beginning, rest } = await splitBeginning(texts)
  let found: { cells: string[]; line: number }[] = []
  let line = 1
  const parser = parse({
    delimiter: given ?? delimiterOf(beginning), record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, skip_empty_lines: true,
    // Tabs are rarely quoted and quotation marks are common; where a quotation mark opens a cell it is one all the same.
    relax_quotes: given === '\t', max_record_size: limits.row,
    on_record: (cells: string[], { empty_lines: skipped }) => {
      found.push({ cells, line: line + skipped })
      // The parser's own count takes CRLF within quotation marks for two lines.
      line += 1 + cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0)
      return null
    },
  })
  let failure: Error | undefined
  parser.on('error', (error) => (failure = error))
  parser.resume()
  let columns: string[] | undefined
  let rows = 0
  const take = function* (): Generator<TableRow> {
    const taken = found
    found = []
    for (const { cells, line } of taken) {
      if (cells.length === 1 && cells[0]!.trim() === '') continue
      if (!columns) columns = columnsOf(cells, line)
      else {
        rows++
        if (cells.length === columns.length) yield rowOf(line, cells.map((cell, index) => [columns![index]!, cell] as const))
        else yield { line, message: `The row has ${cells.length} ${cells.length === 1 ? 'cell' : 'cells'}, the heading has ${columns.length}.` }
      }
    }
  }
  const push = (text: string) => new Promise<void>((resolve) => {
    parser.write(text, () => resolve())
  })
  let ended = ''
  try {
    try {
      for await (const text of joined(beginning, rest)) {
        if (text !== '') ended = text.at(-1)!
        await push(text)
        yield* take()
        if (failure) throw refusalOf(failure as CsvError, line + parser.info.empty_lines)
      }
    } catch (error) {
      // The parser looks a few characters ahead: what follows a whole row lets go of it. A row that breaks off stays unread.
      if (error instanceof Refusal && !failure && /[\r\n]/.test(ended)) await push('\n'.repeat(16))
      yield* take()
      throw error
    }
    parser.end()
    await finished(parser).catch((error: Error) => (failure = error))
    yield* take()
    if (failure) throw refusalOf(failure as CsvError, line + parser.info.empty_lines)
  } finally {
    parser.destroy()
  }
  if (!columns) throw new Refusal('The table is empty.')
  if (rows === 0) throw new Refusal('The table has a heading and no rows.')
}

/** The first line, or as much of it as says how cells are kept apart. */
async function splitBeginning(texts: AsyncIterable<string>): Promise<{ beginning: string; rest: AsyncIterator<string> }> {
  const rest = texts[Symbol.asyncIterator]()
  let beginning = ''
  while (beginning.length < 65_536 && !/[^\r\n][\r\n]/.test(beginning)) {
    const next = await rest.next()
    if (next.done) break
    beginning += next.value
  }
  return { beginning, rest }
}

async function* joined(beginning: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  try {
    if (beginning !== '') yield beginning
    for (let next = await rest.next(); !next.done; next = await rest.next()) yield next.value
  } finally {
    await rest.return?.()
  }
}

/** What stands most often between the cells of the heading, outside quotation marks; a comma where nothing does. */
function delimiterOf(beginning: string): Delimiter {
  const heading = /[^\r\n]+/.exec(beginning)?.[0].replace(/"[^"]*"/g, '') ?? ''
  const count = (delimiter: Delimiter) => heading.split(delimiter).length
  return (['\t', ';'] as const).find((delimiter) => count(delimiter) > count(',')) ?? ','
}

/** The names of the columns: those without one are numbered, and so is a name that comes again. */
function columnsOf(cells: readonly string[], line: number): string[] {
  if (cells.length > limits.columns) throw new Refusal(`The table has ${cells.length} columns; more than ${limits.columns} are not read.`, line)
  const names = new Set<string>()
  for (const [index, cell] of cells.entries()) {
    const name = cell.trim() || `column ${index + 1}`
    const problem = nameProblem(name)
    if (problem !== undefined) throw new Refusal(problem, line)
    let own = name
    for (let again = 2; names.has(own); again++) own = `${name} (${again})`
    names.add(own)
  }
  return [...names]
}

function refusalOf(error: CsvError, line: number): Refusal {
  const rest = 'The rows from here on were not read.'
  switch (error.code) {
    case 'CSV_MAX_RECORD_SIZE': return new Refusal(`A row has more than ${limits.row / 1024 / 1024} MiB: a quotation mark may never close. ${rest}`, line)
    case 'CSV_QUOTE_NOT_CLOSED': return new Refusal('A quotation mark opens in this row and never closes.', line)
    case 'CSV_INVALID_CLOSING_QUOTE':
    case 'INVALID_OPENING_QUOTE': return new Refusal(`A quotation mark stands in the middle of a cell of this row: in quotes it has to be doubled. ${rest}`, line)
    default: return new Refusal(`The row cannot be read (${clip(error.message)}). ${rest}`, line)
  }
}
