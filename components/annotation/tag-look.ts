import type { CSSProperties } from 'react'
import type { Codebook, Tag, TagGroup } from '@/core/codebook/codebook'
import { groupInkOn, papers, tintOn } from '@/core/codebook/colour'

/** A tag with what is needed to draw it. */
export interface TagLook {
  readonly tag: Tag
  readonly group: TagGroup
  /** CSS colours for either scheme: readable ink, and the tint behind a passage. */
  readonly ink: string
  readonly tint: string
  /** The same as `--tag-ink` and `--tag-tint`, to be put on an element. */
  readonly style: CSSProperties
}

/** The looks of a codebook, by the key of the tag. */
export type TagLooks = ReadonlyMap<string, TagLook>

/** Works out the looks of all tags of a codebook. */
export function tagLooks(codebook: Codebook): TagLooks {
  const groups = new Map(codebook.groups.map((group) => [group.key, group]))
  return new Map(codebook.tags.flatMap((tag) => {
    const group = groups.get(tag.group)
    if (!group) return []
    const ink = schemes((paper) => groupInkOn(paper, group))
    const tint = schemes((paper) => tintOn(paper, group.tint))
    return [[tag.key, { tag, group, ink, tint, style: { '--tag-ink': ink, '--tag-tint': tint } as CSSProperties }]]
  }))
}

function schemes(colourOn: (paper: string) => string): string {
  return `light-dark(${colourOn(papers.light)}, ${colourOn(papers.dark)})`
}
