import type { Codebook, Tag, TagGroup } from './codebook'

/** A group with those of its tags that were looked for. */
export interface FoundGroup {
  readonly group: TagGroup
  readonly tags: readonly Tag[]
}

/**
 * The tags that hold every word of `sought`, in name, group, letter, definition, rules or examples;
 * case and accents do not count. Groups without such a tag are left out; nothing sought finds all.
 */
export function findTags(codebook: Codebook, sought: string): readonly FoundGroup[] {
  const words = plain(sought).split(/\s+/u).filter(Boolean)
  return codebook.groups
    .map((group) => ({
      group,
      tags: codebook.tags.filter((tag) => {
        if (tag.group !== group.key) return false
        const text = plain(textOf(tag, group))
        return words.every((word) => text.includes(word) || word === tag.shortcut)
      }),
    }))
    .filter(({ tags }) => tags.length > 0)
}

function textOf(tag: Tag, group: TagGroup): string {
  const passages = [tag.example, tag.nearMiss].flatMap((passage) => (passage ? [passage.quote, passage.note ?? ''] : []))
  return [tag.name, group.name, tag.definition, tag.useWhen, tag.doNotUseWhen, ...passages].join(' \n')
}

/** Without case and combining marks, so that “resume” finds “Résumé”. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Mn}/gu, '').toLowerCase()
}
