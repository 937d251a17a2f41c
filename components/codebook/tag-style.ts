import type { CSSProperties } from 'react'
import type { Codebook, Tag } from '@/core/codebook/codebook'
import { groupInkOn, papers, tintOn } from '@/core/codebook/colour'

/**
 * The colours of a tag as CSS variables, to be set on any element that shows it:
 * `--tag-ink` for lines, letters and edges, readable on the tint too, `--tag-tint` for a ground under text.
 * They follow the colour scheme by themselves. A tag whose group is missing is drawn in plain ink.
 */
export function tagStyle(codebook: Pick<Codebook, 'groups'>, tag: Pick<Tag, 'group'>): CSSProperties {
  const group = codebook.groups.find((one) => one.key === tag.group)
  return (group ? { '--tag-ink': inBoth((paper) => groupInkOn(paper, group)), '--tag-tint': inBoth((paper) => tintOn(paper, group.tint)) } : { '--tag-ink': 'var(--ink)', '--tag-tint': 'var(--wash)' }) as CSSProperties
}

/** One CSS value for both schemes. */
function inBoth(on: (paper: string) => string): string {
  return `light-dark(${on(papers.light)}, ${on(papers.dark)})`
}
