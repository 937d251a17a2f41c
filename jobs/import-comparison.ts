import { fold } from '@/core/outlet/fold'
import type { ItemChoice, Likeness } from '@/core/import-job/item'
import { KnownOutlets, type Recognised } from '@/core/import-job/known-outlets'
import { type Found, type ItemTextReader, comparedText, readItem } from '@/core/import-job/read-item'
import type { ImportSettings } from '@/core/import-job/settings'
import { type ImportMatch, mostMatches } from '@/core/import-job/state'
import { signatureOf } from '@/core/similarity/min-hash'
import { NearIndex } from '@/core/similarity/near-index'
import { shinglesOf } from '@/core/similarity/shingles'
import { sha256 } from '@/data/article'
import { database } from '@/data/database'
import { findTexts } from '@/data/import-apply'
import { readKnown } from '@/data/import-known'
import type { KeptCounts, KeptMatches } from '@/data/import-row'
import { type FoundItem, findItemTitles } from '@/data/import-store'
import type { ClaimedImport } from '@/data/import-work'
import { findVersions, readSignatures } from '@/data/near-duplicates'

/** Something found in a file, before it is compared. */
export interface Unread {
  readonly ordinal: number
  readonly file: string
  readonly line: number | null
  readonly choice: ItemChoice
  readonly found?: Found | undefined
  readonly raw?: Uint8Array
  /** Why the file could not be read there. */
  readonly refusal?: string | null
}

/** Different words for outlets or stories that are counted. */
const mostWords = 20_000

/**
 * Compares the items of an import, in their order, with what the project knows and with each other. Holds a signature of each text of the project
 * and of the import, some 400 bytes, and no text.
 */
export class Comparison {
  readonly #index = new NearIndex()
  /** What stands behind each number of the index: a version of the project, or an item. */
  readonly #behind: (string | number)[] = []
  /** Of each text so far the ordinal, by the first half of its hash: 128 bits tell texts apart as well as 256. */
  readonly #hashes = new Map<string, number>()
  readonly #outlets = new Map<string, { count: number } & Recognised>()
  readonly #stories = new Map<string, { count: number; id: string | null }>()
  #counts: KeptCounts = { refused: 0, same: 0, near: 0, left: 0, added: 0 }

  private constructor(
    private readonly claim: ClaimedImport,
    private settings: ImportSettings,
    private known: KnownOutlets,
    private readonly knownStories: ReadonlyMap<string, { readonly id: string; readonly title: string }>,
    private provisional: boolean,
    private readonly readText: ItemTextReader,
  ) {}

  /** @param provisional no row has been seen yet, so that nobody knows which column is what */
  static async begin(claim: ClaimedImport, settings: ImportSettings, provisional: boolean, readText: ItemTextReader): Promise<Comparison> {
    const { outlets, stories } = await readKnown(claim.projectId)
    const comparison = new Comparison(claim, settings, new KnownOutlets(outlets, settings.outlets), new Map(stories.map((story) => [fold(story.title).text.trim(), story])), provisional, readText)
    for await (const { versionId, signature } of readSignatures(claim.projectId)) {
      if (!signature) continue
      comparison.#index.add(signature)
      comparison.#behind.push(versionId)
    }
    return comparison
  }

  get isProvisional(): boolean {
    return this.provisional
  }

  /** The first rows have come: this is which column is what. */
  async settle(settings: ImportSettings): Promise<void> {
    const { outlets } = await readKnown(this.claim.projectId)
    this.settings = settings
    this.known = new KnownOutlets(outlets, settings.outlets)
    this.provisional = false
  }

  /** Compares the next items. */
  async compare(items: readonly Unread[]): Promise<FoundItem[]> {
    const texts: FoundItem[] = []
    for (const item of items) texts.push(await this.#read(item))
    const { pool } = database()
    const twins = await findTexts(pool, this.claim.projectId, texts.flatMap(({ rawSha256 }) => rawSha256 ?? []))
    const placed = texts.map((item, index) => this.#place(item, items[index]!.choice, twins))
    const versions = await findVersions(this.claim.projectId, placed.flatMap(({ close }) => (close && typeof close.behind === 'string' ? close.behind : [])))
    const titles = await this.#titlesOf(placed.flatMap(({ item, close }) => [typeof close?.behind === 'number' ? close.behind : [], item.same?.in === 'import' ? item.same.ordinal : []].flat()), placed.map(({ item }) => item))
    return placed.map(({ item, close }) => {
      if (item.same?.in === 'import') return { ...item, same: { ...item.same, title: titles.get(item.same.ordinal) ?? null } }
      if (!close) return item
      if (typeof close.behind === 'number') return { ...item, near: { in: 'import', ordinal: close.behind, title: titles.get(close.behind) ?? null, alike: close.alike } }
      const version = versions.get(close.behind)
      return version ? { ...item, near: { in: 'project', ...version, alike: close.alike } } : item
    })
  }

  /** What all of it came to. */
  outcome(): { readonly counts: KeptCounts; readonly matches: KeptMatches } {
    const matches = (found: Iterable<readonly [string, Omit<ImportMatch, 'words'>]>): ImportMatch[] =>
      [...found].map(([words, match]) => ({ words, ...match })).toSorted((a, b) => b.count - a.count || (a.words < b.words ? -1 : 1)).slice(0, mostMatches)
    return {
      counts: this.#counts,
      matches: { outlets: matches(this.#outlets), stories: matches([...this.#stories].map(([words, { count, id }]) => [words, { count, id, by: id === null ? null : 'name' }] as const)) },
    }
  }

  async #read({ ordinal, file, line, found, raw, refusal }: Unread): Promise<FoundItem> {
    const nothing = { ordinal, file, line, found, raw, refusal: refusal ?? null, read: undefined, rawSha256: null, signature: undefined, same: null, near: null }
    if (!found) return nothing
    const text = await this.readText(found, this.settings)
    if (!text.ok) return { ...nothing, refusal: text.problem.message }
    const read = readItem(found, text.value, this.settings, this.known, (title) => this.#storyOf(title))
    if (read.outlet !== null) count(this.#outlets, read.outlet, () => this.known.byWords(read.outlet!))
    if (read.story !== null) count(this.#stories, read.story, () => ({ id: this.knownStories.get(fold(read.story!).text.trim())?.id ?? null }))
    return {
      ...nothing, read, rawSha256: sha256(text.value.raw ?? raw ?? ''),
      signature: signatureOf(shinglesOf(comparedText(text.value.imported.canonical))),
    }
  }

  /** What items are called: those that are kept already, and those of this batch. */
  async #titlesOf(ordinals: readonly number[], batch: readonly FoundItem[]): Promise<ReadonlyMap<number, string | null>> {
    const here = new Map(batch.map(({ ordinal, read }) => [ordinal, read?.title ?? null]))
    const kept = await findItemTitles(this.claim, ordinals.filter((ordinal) => !here.has(ordinal)))
    return new Map([...kept, ...here])
  }

  #storyOf(title: string): string {
    return this.knownStories.get(fold(title).text.trim())?.title ?? title
  }

  /** The same text, or nearly, in the project or further up; and the item is there for those further down. */
  #place(item: FoundItem, choice: ItemChoice, twins: Awaited<ReturnType<typeof findTexts>>): { item: FoundItem; close?: { behind: string | number; alike: number } } {
    const { ordinal, rawSha256, signature } = item
    if (rawSha256 === null) {
      this.#add('refused')
      return { item }
    }
    const twin = twins.get(rawSha256)
    const before = this.#hashes.get(keyOf(rawSha256))
    const same: Likeness | null = twin ? { in: 'project', ...twin, alike: 1 } : before !== undefined ? { in: 'import', ordinal: before, title: null, alike: 1 } : null
    if (same) {
      this.#add('same')
      return { item: { ...item, same } }
    }
    this.#hashes.set(keyOf(rawSha256), ordinal)
    if (choice === 'leave') this.#add('left')
    const near = signature && this.#index.nearest(signature)
    if (signature) {
      this.#index.add(signature)
      this.#behind.push(ordinal)
    }
    if (!near) return { item }
    this.#add('near')
    return { item, close: { behind: this.#behind[near.index]!, alike: Math.round(near.alike * 1000) / 1000 } }
  }

  #add(what: keyof KeptCounts): void {
    this.#counts = { ...this.#counts, [what]: this.#counts[what] + 1 }
  }
}

/** 128 bits of a hash in 22 characters of one byte each. */
function keyOf(sha256: string): string {
  return Buffer.from(sha256.slice(0, 32), 'hex').toString('base64url')
}

function count<Value extends object>(counted: Map<string, Value & { count: number }>, words: string, begin: () => Value): void {
  const known = counted.get(words)
  if (known) known.count++
  else if (counted.size < mostWords) counted.set(words, { ...begin(), count: 1 })
}
