import type { PackageFile } from '@/core/export/choice'
import type { FormatWriter, Piece, Split } from './format-writer'

/** An article on its way into a package. */
export interface PackagedArticle<Article> {
  readonly article: Article
  /** Left out where the package has no splits. */
  readonly split?: Split
}

/**
 * Where files wait that cannot go out while they grow, because others go out: a folder of temporary files, as a rule.
 * Never more than one call at a time.
 */
export interface Spill {
  /** Adds to the file of that number, from 0. */
  append(file: number, bytes: Uint8Array): Promise<void>
  /** All of it, from its beginning. Called once for each, after the last `append` to any. */
  read(file: number): AsyncIterable<Uint8Array>
}

/** Bytes of one file that are gathered before they go to the spill. */
const spillFrom = 64 * 1024

const utf8 = new TextEncoder()
const bytesOf = ({ content }: Pick<Piece, 'content'>) => (typeof content === 'string' ? utf8.encode(content) : content)

/**
 * The files of a package, written in one pass over the articles and with bounded memory. Files in one piece go out as
 * they come; so does the one that the writer says it `grows`, and then all others wait. Each file is to be read to its
 * end before the next one is asked for. Notes of what was lost are whole when the last file has been given.
 */
export async function* packageFiles<Article>(writer: FormatWriter<Article>, articles: AsyncIterable<PackagedArticle<Article>>, spill: Spill): AsyncGenerator<PackageFile, void, undefined> {
  const waiting = new WaitingFiles(spill)
  if (writer.grows === undefined) {
    for await (const piece of piecesOf(writer, articles)) {
      if (piece.last && !waiting.has(piece.path)) yield { path: piece.path, bytes: once(bytesOf(piece)) }
      else await waiting.add(piece)
    }
  } else {
    const { grows } = writer
    const state = { ended: false }
    const growing = async function* (): AsyncGenerator<Uint8Array, void, undefined> {
      for await (const piece of piecesOf(writer, articles)) {
        if (piece.path === grows) yield bytesOf(piece)
        else await waiting.add(piece)
      }
      state.ended = true
    }
    yield { path: grows, bytes: growing() }
    if (!state.ended) throw new Error(`${grows} was not read to its end`)
  }
  yield* waiting.files()
}

async function* piecesOf<Article>(writer: FormatWriter<Article>, articles: AsyncIterable<PackagedArticle<Article>>): AsyncGenerator<Piece, void, undefined> {
  for await (const { article, split } of articles) yield* writer.article(article, split)
  yield* writer.end()
}

/** Files that wait for their turn, in the order in which they began. */
class WaitingFiles {
  private readonly byPath = new Map<string, { readonly number: number; pieces: Uint8Array[]; size: number; spilled: boolean }>()

  constructor(private readonly spill: Spill) {}

  has(path: string): boolean {
    return this.byPath.has(path)
  }

  async add(piece: Piece): Promise<void> {
    const file = this.byPath.get(piece.path) ?? { number: this.byPath.size, pieces: [], size: 0, spilled: false }
    this.byPath.set(piece.path, file)
    const bytes = bytesOf(piece)
    file.pieces.push(bytes)
    file.size += bytes.length
    if (file.size < spillFrom) return
    for (const one of file.pieces) await this.spill.append(file.number, one)
    Object.assign(file, { pieces: [], size: 0, spilled: true })
  }

  *files(): Generator<PackageFile, void, undefined> {
    const { spill } = this
    for (const [path, { number, pieces, spilled }] of this.byPath) {
      const bytes = async function* () {
        if (spilled) yield* spill.read(number)
        yield* pieces
      }
      yield { path, bytes: bytes() }
    }
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes
}

/** A spill in memory: for what is known to be small, and for tests. */
export function memorySpill(): Spill {
  const files = new Map<number, Uint8Array[]>()
  return {
    append: (file, bytes) => {
      files.set(file, [...(files.get(file) ?? []), bytes])
      return Promise.resolve()
    },
    read: async function* (file) {
      yield* files.get(file) ?? []
    },
  }
}
