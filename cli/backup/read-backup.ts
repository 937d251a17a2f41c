import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'
import { type Entry, type ZipFile, open } from 'yauzl'
import { z } from 'zod'
import { Failure, reasonOf } from '../failure'
import type { MigrationsFolder } from '../migrations/folder'
import { type BackedUpTable, type Manifest, entryOf, formatName, formatVersion, manifestEntry, manifestSchema } from './manifest'
import { measure } from './measure'
import { isSealed } from './seal'

/** A backup whose every byte was looked at, open to be read. */
export interface Backup {
  readonly manifest: Manifest
  /** Sends the rows of a table into `target`, and holds them against the manifest. @throws Failure where they are not those */
  readonly pour: (table: BackedUpTable, target: NodeJS.WritableStream, tell: (rows: number) => void) => Promise<void>
  readonly close: () => void
}

const damaged = (path: string, what: string): Failure =>
  new Failure(`${path} is damaged: ${what}.`, 'Nothing was restored. Take another backup, or another copy of this one.')

/**
 * Opens a backup, after a look at every byte of the file.
 * @param tell told how many bytes were looked at
 * @throws Failure where it is damaged, is none, or was made by a newer program
 */
export async function openBackup(path: string, migrations: MigrationsFolder, tell: (bytes: number) => void = () => {}): Promise<Backup> {
  let sealed: boolean
  try {
    sealed = await isSealed(path, tell)
  } catch (error) {
    throw new Failure(`${path} cannot be read: ${reasonOf(error)}.`, 'Name the file of a backup.')
  }
  const zip = await openZip(path, sealed)
  try {
    const entries = await listEntries(zip)
    const found = entries.get(manifestEntry)
    if (!found) throw new Failure(`${path} is not a backup of Crossread.`, 'Name a file that `crossread backup` wrote.')
    const manifest = parseManifest(await buffer(await read(zip, found)), path)
    if (!sealed) throw damaged(path, 'its bytes are not those that were written')
    refuseNewer(manifest, migrations)
    return { manifest, close: () => zip.close(), pour: (table, target, say) => pour(zip, entries, path, table, target, say) }
  } catch (error) {
    zip.close()
    if (error instanceof Failure) throw error
    throw damaged(path, reasonOf(error))
  }
}

async function openZip(path: string, sealed: boolean): Promise<ZipFile> {
  try {
    return await new Promise((resolve, reject) => open(path, { lazyEntries: true, autoClose: false }, (error, zip) => (error ? reject(error) : resolve(zip))))
  } catch (error) {
    throw sealed ? damaged(path, reasonOf(error)) : new Failure(`${path} is damaged, or is not a backup of Crossread.`, 'Nothing was restored. Name a file that `crossread backup` wrote, or another copy of it.')
  }
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>()
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry)
      zip.readEntry()
    })
    zip.once('end', () => resolve(entries))
    zip.once('error', reject)
    zip.readEntry()
  })
}

const read = (zip: ZipFile, entry: Entry): Promise<Readable> =>
  new Promise((resolve, reject) => zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream))))

const anyVersion = z.object({ format: z.literal(formatName), version: z.number(), crossread: z.string() })

function parseManifest(bytes: Buffer, path: string): Manifest {
  let json: unknown
  try {
    json = JSON.parse(bytes.toString('utf8'))
  } catch {
    throw damaged(path, 'its manifest cannot be read')
  }
  const named = anyVersion.safeParse(json)
  if (named.success && named.data.version > formatVersion) throw newer(`its format is ${named.data.version}, and this program reads up to ${formatVersion}`, named.data.crossread)
  const parsed = manifestSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw damaged(path, `its manifest is not of its form: ${issue?.path.join('.')}: ${issue?.message}`)
}

const newer = (why: string, version: string): Failure =>
  new Failure(`The backup was made by a newer Crossread (${version}): ${why}.`, 'Nothing was restored. Restore it with that version or a later one.')

/** A migration that this program does not have, or has with other words, made tables that it does not know. */
function refuseNewer({ migrations, crossread }: Manifest, { migrationDirectories }: MigrationsFolder): void {
  const known = new Map(migrationDirectories.map(({ path, migrationFile }) => [path, createHash('sha256').update(migrationFile.content.value).digest('hex')]))
  for (const { name, sha256 } of migrations) {
    if (!known.has(name)) throw newer(`its database has ${name}, which this program does not know`, crossread)
    if (known.get(name) !== sha256) throw new Failure(`The migration ${name} is not the one that the database of the backup had.`, 'Nothing was restored. Put back its migration.sql as it was.')
  }
}

async function pour(zip: ZipFile, entries: ReadonlyMap<string, Entry>, path: string, table: BackedUpTable, target: NodeJS.WritableStream, tell: (rows: number) => void): Promise<void> {
  const entry = entries.get(entryOf(table.name))
  if (!entry) throw damaged(path, `the table ${table.name} is not in it`)
  const measured = measure(tell, ({ rows, bytes, sha256 }) => {
    if (rows !== table.rows || bytes !== table.bytes || sha256 !== table.sha256) throw damaged(path, `the rows of ${table.name} are not those of its manifest`)
  })
  await pipeline(await read(zip, entry), measured, target)
}
