import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { type FormatWriter, type Piece, type Split, type WriterOptions, piece, splits, wholeFile } from '../format-writer'
import { goldAnnotator } from '../gold-annotator'
import type { LabelledArticle } from '../labelled-article'
import { datasetCard } from './card'
import { type ParquetRow, rowOf } from './rows'
import { mostRows, parquetColumns, parquetSchema } from './schema'

/** What cannot be in the counts of the card is not in the data either. */
export interface ParquetCounts {
  articles: number
  /** Of people alone: neither the gold nor models. */
  readonly annotators: Set<string>
  people: number
  gold: number
  models: number
  readonly tags: Set<string>
  readonly splits: Map<Split, number>
}

/** Characters of texts and quotes that a group of rows may hold before it is written. */
const mostCharacters = 4_000_000

/**
 * Writes Parquet as the `datasets` library reads it without a script: a row for each article, with its annotations as a
 * list of structs, a file for each split, and a card. Offsets stand there in code points and in UTF-16 units. Rows go
 * out group by group.
 */
export function openParquet({ dataset, split: several = false }: WriterOptions): FormatWriter {
  const files = new Map<Split, ParquetFile>()
  const counts: ParquetCounts = { articles: 0, annotators: new Set(), people: 0, gold: 0, models: 0, tags: new Set(), splits: new Map() }
  const fileOf = (split: Split): ParquetFile => {
    const file = files.get(split) ?? new ParquetFile(parquetPath(split))
    files.set(split, file)
    return file
  }
  return {
    ...(several ? {} : { grows: parquetPath('train') }),
    article(article, split = 'train') {
      count(counts, article, split)
      return fileOf(split).add(article)
    },
    end() {
      if (!several) fileOf('train')
      const ends = splits.flatMap((split) => files.get(split)?.end() ?? [])
      return [...ends, wholeFile('README.md', datasetCard(dataset, counts))]
    },
  }
}

/** As `datasets` names a split that is one file. */
export function parquetPath(split: Split): string {
  return `data/${split}-00000-of-00001.parquet`
}

function count(counts: ParquetCounts, { layers }: LabelledArticle, split: Split): void {
  counts.articles++
  counts.splits.set(split, (counts.splits.get(split) ?? 0) + 1)
  for (const { annotator, machine, passages } of layers) {
    const whose = machine ? 'models' : annotator === goldAnnotator ? 'gold' : 'people'
    if (whose === 'people') counts.annotators.add(annotator)
    counts[whose] += passages.length
    for (const { tag } of passages) counts.tags.add(tag)
  }
}

/** A file that grows group by group. */
class ParquetFile {
  private readonly bytes = new ByteWriter(1024 * 1024)
  private readonly writer = new ParquetWriter({ writer: this.bytes, schema: parquetSchema, createdBy: 'Crossread' })
  private rows: ParquetRow[] = []
  private characters = 0

  constructor(private readonly path: string) {}

  add(article: LabelledArticle): Piece[] {
    this.rows.push(rowOf(article))
    this.characters += article.text.length
    for (const { passages } of article.layers) for (const { quotes, note } of passages) this.characters += 200 + note.length + 2 * quotes.reduce((sum, quote) => sum + quote.length, 0)
    return this.rows.length < mostRows && this.characters < mostCharacters ? [] : [this.group()]
  }

  end(): Piece[] {
    const rest = this.rows.length === 0 ? [] : [this.group()]
    void this.writer.finish()
    return [...rest, { path: this.path, content: this.taken(), last: true }]
  }

  private group(): Piece {
    const { rows } = this
    this.rows = []
    this.characters = 0
    // Nothing here waits: there is no `flush` to wait for.
    void this.writer.write({ columnData: parquetColumns.map((name) => ({ name, data: rows.map((row) => row[name]) })), rowGroupSize: rows.length })
    return piece(this.path, this.taken())
  }

  /** What was written since the last time. */
  private taken(): Uint8Array {
    const taken = this.bytes.getBytes().slice()
    Object.assign(this.bytes, { index: 0 })
    return taken
  }
}
