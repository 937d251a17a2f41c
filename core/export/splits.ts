import { type Split, splits } from '@/core/formats/format-writer'

/** A text that goes into one of the splits, with all that ties it to others. */
export interface SplitItem {
  /** The SHA-256 of the text: the same wherever it is exported. */
  readonly id: string
  /** Keys that it shares with texts that belong on the same side: its story, the group of texts that are nearly the same. */
  readonly ties: readonly string[]
}

/** Shares in percent, and the number that makes other splits of the same texts. */
export interface SplitShares extends Readonly<Record<Split, number>> {
  readonly seed: number
}

/**
 * Which split each text goes into, by its id. Texts that are tied, directly or through others, and texts with the same id,
 * go together, so that no copy of a text stands on both sides.
 *
 * The largest groups are taken first, those of one size in the order of a hash of the seed and of their smallest id, and
 * each goes where most is missing of what was asked for, the first of equals; but the last groups go to splits that were
 * asked for and have none. So the answer depends on the seed, the ids and the ties alone: not on the order of the texts,
 * the machine or the day. No split is off its share by more than twice the size of the largest group, and with as many
 * groups as splits none is empty. What it costs: large groups are in the largest split as a rule, whatever the seed.
 */
export function splitTexts(items: readonly SplitItem[], shares: SplitShares): ReadonlyMap<string, Split> {
  const groups = [...tiedGroups(items)].map((ids) => ({ ids, first: ids[0]!, rank: hashOf(`${shares.seed} ${ids[0]!}`) }))
  groups.sort((one, other) => other.ids.length - one.ids.length || one.rank - other.rank || (one.first < other.first ? -1 : 1))
  const total = groups.reduce((sum, { ids }) => sum + ids.length, 0)
  // A split of nothing gets nothing, however groups fall.
  const missing = splits.filter((split) => shares[split] > 0).map((split) => ({ split, texts: (shares[split] / 100) * total, empty: true }))
  const assigned = new Map<string, Split>()
  for (const [index, { ids }] of groups.entries()) {
    const empty = missing.filter((one) => one.empty)
    const most = (groups.length - index <= empty.length ? empty : missing).reduce((best, one) => (one.texts > best.texts ? one : best))
    most.texts -= ids.length
    most.empty = false
    for (const id of ids) assigned.set(id, most.split)
  }
  return assigned
}

/**
 * Which splits were asked for and get nothing, where there are fewer groups of tied texts than splits: those of the smallest
 * shares, the later ones of equals. It is what `splitTexts` does, before the texts are read.
 */
export function emptySplits(groups: number, shares: SplitShares): readonly Split[] {
  const asked = splits.filter((split) => shares[split] > 0)
  const empty = new Set([...asked].sort((one, other) => shares[other] - shares[one]).slice(groups))
  return asked.filter((split) => empty.has(split))
}

/** The same as a sentence, beside a choice of shares. Undefined where nothing would be empty, there is no text, or the shares are no whole. */
export function emptySplitsNote(groups: number, shares: SplitShares): string | undefined {
  const empty = groups > 0 && splits.reduce((sum, split) => sum + shares[split], 0) === 100 ? emptySplits(groups, shares) : []
  if (empty.length === 0) return undefined
  const why = 'by their story or because their texts are nearly the same'
  return `Nothing is left for ${empty.join(' and ')}: ${groups === 1 ? `all articles belong together, ${why}` : `the articles are of ${groups} groups that belong together, ${why}, and ${splits.filter((split) => shares[split] > 0).length} splits are asked for`}.`
}

/** The distinct ids of each group of tied texts, sorted. */
export function tiedGroups(items: readonly SplitItem[]): readonly (readonly string[])[] {
  const parents = new Map<string, string>()
  const rootOf = (id: string): string => {
    let at = id
    for (let above = parents.get(at)!; above !== at; above = parents.get(at)!) {
      parents.set(at, parents.get(above)!)
      at = above
    }
    return at
  }
  const holders = new Map<string, string>()
  for (const { id, ties } of items) {
    if (!parents.has(id)) parents.set(id, id)
    for (const tie of ties) {
      const holder = holders.get(tie)
      if (holder === undefined) holders.set(tie, id)
      else parents.set(rootOf(id), rootOf(holder))
    }
  }
  const groups = new Map<string, string[]>()
  for (const id of [...parents.keys()].sort()) {
    const root = rootOf(id)
    const group = groups.get(root)
    if (group) group.push(id)
    else groups.set(root, [id])
  }
  return [...groups.values()]
}

/** FNV-1a over UTF-16 units with the finaliser of MurmurHash3: 32 bits in integer arithmetic, the same on every machine. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}
