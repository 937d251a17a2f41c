import { z } from 'zod'

/** What a manifest calls itself, so that any other ZIP archive is told apart. */
export const formatName = 'crossread-backup'
/** One more with each change after which an older program would restore wrongly. */
export const formatVersion = 1
/** The entry of the archive that says what is in it. */
export const manifestEntry = 'manifest.json'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const name = z.string().regex(/^\w+$/)

/** What is in a backup: `manifest.json`, its last entry. The names are for the long term: they are only ever added to. */
export const manifestSchema = z.object({
  format: z.literal(formatName),
  version: z.number().int().positive(),
  /** The moment of the snapshot, by the clock of the database. */
  madeAt: z.string(),
  /** Versions of the program that wrote it and of the server it was read from: to know, not to decide by. */
  crossread: z.string(),
  postgresql: z.string(),
  /** What the database had applied, in order; the SHA-256 is that of the script. */
  migrations: z.array(z.object({ name: z.string(), sha256 })),
  /** The entry of a table is `tables/NAME.copy`: rows, bytes and SHA-256 are of its content before it is compressed. */
  tables: z.array(z.object({ name, columns: z.array(name), rows: z.number().int().nonnegative(), bytes: z.number().int().nonnegative(), sha256 })),
  /** `value` may be larger than a number of JSON is exact for. */
  sequences: z.array(z.object({ name, value: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  leftOut: z.array(z.object({ table: z.string(), because: z.string() })),
})

export type Manifest = z.infer<typeof manifestSchema>
export type BackedUpTable = Manifest['tables'][number]

/** Where in the archive a table is. */
export const entryOf = (table: string): string => `tables/${table}.copy`

/** For whoever opens the archive without Crossread, perhaps in many years. */
export const explanation = `This is a backup of a Crossread database: a ZIP archive.

manifest.json        what is in it: migrations, tables with their columns, rows and SHA-256, and what was left out
tables/NAME.copy     the rows of a table in the text format of PostgreSQL's COPY: UTF-8, a row a line, columns parted by
                     tabs in the order of the manifest, \\N for NULL, backslash escapes
                     (https://www.postgresql.org/docs/current/sql-copy.html)

All tables are of one moment. \`crossread restore FILE\` brings them back and checks them; without Crossread, apply the
migrations that the manifest names, turn off the triggers, and COPY ... FROM each file.

The comment of the archive ends in 64 hexadecimal digits: the SHA-256 of every byte of the file before them.
    head -c -64 FILE | sha256sum

It holds addresses, names and hashes of passwords. It is not encrypted: keep it as you keep the database.
`
