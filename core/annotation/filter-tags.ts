import type { Codebook, Tag } from '../codebook/codebook'

/**
 * The tags that fit what is typed, the likeliest first: its letter, then the beginning of the name,
 * of a word in it, the name at all, and from three letters on the definition and the rules. What fits
 * equally stands in the order of last use, then of the codebook. Case and accents do not count.
 */
export function filterTags(codebook: Codebook, sought: string, recent: readonly string[] = []): readonly Tag[] {
  const wanted = plain(sought.trim())
  const place = (tag: Tag) => {
    const used = recent.indexOf(tag.key)
    return used < 0 ? recent.length + codebook.tags.indexOf(tag) : used
  }
  return codebook.tags
    .map((tag) => ({ tag, rank: wanted === '' ? 0 : rankOf(tag, wanted), place: place(tag) }))
    .filter(({ rank }) => rank >= 0)
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map(({ tag }) => tag)
}

function rankOf(tag: Tag, wanted: string): number {
  const name = plain(tag.name)
  if (tag.shortcut === wanted) return 0
  if (name.startsWith(wanted)) return 1
  if (name.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(wanted))) return 2
  if (name.includes(wanted)) return 3
  if (wanted.length < 3) return -1
  return [tag.definition, tag.useWhen, tag.doNotUseWhen].some((text) => plain(text).includes(wanted)) ? 4 : -1
}

function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
}
