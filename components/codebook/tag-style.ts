import type { CSSProperties } from 'react'
import type { Codebook, Tag } from '@/core/codebook/codebook'
import { groupColours } from './group-colours'

const plain = { '--tag-ink': 'var(--ink)', '--tag-tint': 'var(--wash)' } as CSSProperties

/** The colours of a tag (`GroupColours`), to be set on any element that shows it. A tag whose group is missing is drawn in plain ink. */
export function tagStyle(codebook: Pick<Codebook, 'groups'>, tag: Pick<Tag, 'group'>): CSSProperties {
  const group = codebook.groups.find((one) => one.key === tag.group)
  return group ? groupColours(group).style : plain
}
