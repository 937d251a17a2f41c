import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Columns } from '@/core/import-job/columns'
import type { Found, ItemTextReader } from '@/core/import-job/read-item'
import { isUnmapped, proposeMapping } from '@/core/import-job/mapping'
import { type ImportSettings, settingsAfter, settingsWith } from '@/core/import-job/settings'
import { database } from '@/data/database'
import { foundOf, readFound, storeItems, updateItems } from '@/data/import-store'
import { type ClaimedImport, finishReading, forgetItems, readChunks, rememberedSettings, tellImport } from '@/data/import-work'
import { temporaryFolder } from '@/data/temporary-folder'
import type { Entry } from '@/documents/entry'
import { readEntries } from '@/documents/read-entries'
import { Comparison, type Unread } from './import-comparison'
import { whileWanted } from './while-wanted'

/** Items that are compared and kept at once, and bytes of them, roughly. */
const most = { items: 250, bytes: 4 * 1024 * 1024 } as const

/** Reads the file of an import from its beginning: what is in it, and what of that the project has already. */
export async function readArticles(claim: ClaimedImport, ending: AbortSignal, readText: ItemTextReader): Promise<void> {
  if (!(await forgetItems(claim))) return
  await withFile(claim, async (path, fileSha256) => {
    const columns = new Columns()
    const said = claim.settings
    // Whoever said something before there were columns has said nothing of them.
    const proposes = said === null || isUnmapped(said.mapping)
    let settings: ImportSettings | undefined = said ?? undefined
    let remembered = false
    let comparison: Comparison | undefined
    let items = 0
    let bytes = 0
    let batch: { readonly entry: Entry; readonly size: number }[] = []

    const flush = async (): Promise<boolean> => {
      const rows = batch.some(({ entry }) => entry.kind === 'row')
      if (rows && (comparison?.isProvisional ?? true) && proposes) {
        const known = await rememberedSettings(claim.projectId, columns.list())
        const proposed = known ?? settingsWith(proposeMapping(columns.list()))
        settings = said === null ? proposed : settingsAfter(said, proposed)
        remembered = known !== undefined
        await comparison?.settle(settings)
      }
      comparison ??= await Comparison.begin(claim, settings ?? settingsWith(), !rows && proposes, readText)
      const found = await comparison.compare(batch.map(({ entry }, index) => unreadOf(entry, items + index)))
      bytes += batch.reduce((sum, { size }) => sum + size, 0)
      items += batch.length
      batch = []
      return storeItems(claim, found, Math.min(claim.size, bytes))
    }

    const encoding = said?.encoding ?? null
    let waiting = 0
    const wanted = await whileWanted(claim, ending, () => [Math.min(claim.size, bytes), claim.size], async (signal, giveUp) => {
      for await (const entry of readEntries(path, claim.fileName, { signal, ...(encoding === null ? {} : { encoding }) })) {
        if (entry.kind === 'row') columns.add(entry.fields)
        const size = sizeOf(entry)
        batch.push({ entry, size })
        waiting += size
        if (batch.length < most.items && waiting < most.bytes) continue
        waiting = 0
        if (!(await flush())) return giveUp()
      }
      if (batch.length > 0 && !(await flush())) giveUp()
    })
    if (!wanted) return
    const { counts, matches } = comparison?.outcome() ?? { counts: undefined, matches: undefined }
    await finishReading(claim, {
      items, remembered, columns: columns.list(), settings: settings ?? settingsWith(),
      counts: counts ?? { refused: 0, same: 0, near: 0, left: 0, added: 0 }, matches: matches ?? { outlets: [], stories: [] },
    }, fileSha256)
  })
}

/** Compares what was read once more, by what the lead says of the file now. */
export async function compareAgain(claim: ClaimedImport, ending: AbortSignal, readText: ItemTextReader): Promise<void> {
  const settings = claim.settings ?? settingsWith()
  const comparison = await Comparison.begin(claim, settings, false, readText)
  let next = 0
  while (!ending.aborted) {
    const kept = await readFound(database().pool, claim, next)
    if (kept.length === 0) break
    const found = await comparison.compare(kept.map((item): Unread => ({
      ordinal: item.ordinal, file: item.file, line: item.line, choice: item.choice,
      ...(item.kind === 'refused' ? { refusal: item.refusal } : { found: foundOf(item) }), ...(item.raw === null ? {} : { raw: item.raw }),
    })))
    next = kept.at(-1)!.ordinal + 1
    if (!(await updateItems(claim, found, next)) || !(await tellImport(claim, next, claim.items))) return
  }
  if (ending.aborted) return
  await finishReading(claim, { items: claim.items, remembered: false, columns: claim.columns, settings, ...comparison.outcome() }, null)
}

function unreadOf(entry: Entry, ordinal: number): Unread {
  const place = { ordinal, file: entry.source.file, line: entry.source.line ?? null, choice: 'bring' } as const
  switch (entry.kind) {
    case 'refused': return { ...place, refusal: entry.message }
    case 'row': return { ...place, found: { kind: 'row', fields: entry.fields } satisfies Found }
    case 'article': return { ...place, raw: entry.raw, found: { kind: 'article', name: entry.source.file, imported: entry.imported } satisfies Found }
  }
}

/** About how many bytes of the file an entry was. */
function sizeOf(entry: Entry): number {
  if (entry.kind === 'refused') return 100
  if (entry.kind === 'article') return entry.raw.length
  let size = 2
  for (const name in entry.fields) size += name.length + entry.fields[name]!.length + 6
  return size
}

/** Writes the file of an import to a temporary folder for as long as `work` takes, and tells its SHA-256. */
export async function withFile(claim: ClaimedImport, work: (path: string, sha256: string) => Promise<void>): Promise<void> {
  const folder = await temporaryFolder('import')
  try {
    const hash = createHash('sha256')
    const path = join(folder, 'file')
    await pipeline(readChunks(claim), async function* (chunks) {
      for await (const chunk of chunks) {
        hash.update(chunk)
        yield chunk
      }
    }, createWriteStream(path))
    await work(path, hash.digest('hex'))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
