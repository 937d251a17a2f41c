import type { WhoseLayers } from './whose-layers'

/** In what something that was read back can differ from the database. */
export const differenceKinds = ['article', 'text', 'layer', 'annotation', 'tag', 'edges', 'fragments', 'quote', 'note', 'attributes', 'machine', 'file'] as const

export type DifferenceKind = (typeof differenceKinds)[number]

/** One thing that is not as it is in the database. */
export interface Difference {
  readonly kind: DifferenceKind
  /** “article, annotator, tag 12–19”, as far as it goes. */
  readonly place: string
  /** What was expected and what was found, as a sentence. */
  readonly message: string
}

/** How much was compared in a format. */
export interface CheckedCounts {
  readonly articles: number
  readonly layers: number
  readonly annotations: number
  readonly fragments: number
  /** Starts and ends that were compared, in code points; as many again were compared in UTF-16 units. */
  readonly offsets: number
  /** Quotes that were sliced out of the text, once by code points and once by UTF-16 units. */
  readonly quotes: number
}

/** Differences of one kind that the format's own notes name. */
export interface NamedDifferences {
  readonly kind: DifferenceKind
  readonly count: number
  /** The notes that name them. */
  readonly notes: readonly string[]
}

/** What was checked and found of one format. */
export interface FormatCertificate {
  readonly format: string
  /** As people call it. */
  readonly name: string
  /** Its folder in the package. */
  readonly folder: string
  readonly files: number
  readonly bytes: number
  /** Why it could not be read back, as a sentence; null where it was. */
  readonly unread: string | null
  readonly counts: CheckedCounts
  /** The layers and annotations of `counts` by whose they are. Certificates made before it was counted do not have it. */
  readonly whose?: WhoseLayers
  /** What the format says of itself that it cannot hold. */
  readonly notes: readonly string[]
  readonly named: readonly NamedDifferences[]
  /** Those that no note names, the first `mostDifferences`. */
  readonly differences: readonly Difference[]
  /** How many no note names. */
  readonly unnamed: number
}

/** What the database itself says of the snapshot, in plain SQL, beside whatever wrote the files. */
export interface SnapshotCounts {
  readonly articles: number
  readonly layers: number
  readonly annotations: number
  readonly fragments: number
  /** Quotes that are not what `substr` of PostgreSQL gives at their offsets. */
  readonly misquoted: number
  /** Texts whose SHA-256 is not the one that is kept. */
  readonly misheard: number
}

/** States what was written, read back and compared, before a release is offered. */
export interface Certificate {
  readonly version: 1
  /** The moment of the snapshot that everything was written from and compared with. */
  readonly takenAt: string
  readonly checkedAt: string
  /** Whether every difference is one that a note names. Only then can the release be published. */
  readonly sound: boolean
  readonly database: SnapshotCounts
  readonly formats: readonly FormatCertificate[]
}

/** So many are listed by place; beyond them only their number is told. */
export const mostDifferences = 200

/** Whether the database and every format are as they should be. */
export function isSound({ database, formats }: Pick<Certificate, 'database' | 'formats'>): boolean {
  return database.misquoted === 0 && database.misheard === 0 && formats.length > 0 && formats.every(({ unnamed }) => unnamed === 0)
}
