import { type GroupColours, groupColours } from '@/components/codebook/group-colours'
import type { Codebook, Tag, TagGroup } from '@/core/codebook/codebook'

/** A tag with what is needed to draw it. */
export interface TagLook extends GroupColours {
  readonly tag: Tag
  readonly group: TagGroup
}

/** The looks of a codebook, by the key of the tag. */
export type TagLooks = ReadonlyMap<string, TagLook>

/** Works out the looks of all tags of a codebook. */
export function tagLooks(codebook: Codebook): TagLooks {
  const groups = new Map(codebook.groups.map((group) => [group.key, group]))
  return new Map(codebook.tags.flatMap((tag) => {
    const group = groups.get(tag.group)
    return group ? [[tag.key, { tag, group, ...groupColours(group) }]] : []
  }))
}
