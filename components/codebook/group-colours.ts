import type { CSSProperties } from 'react'
import type { TagGroup } from '@/core/codebook/codebook'
import { groupInkOn, papers, tintOn } from '@/core/codebook/colour'

/** The colours of a group of tags as CSS values that follow the colour scheme by themselves. */
export interface GroupColours {
  /** For lines, letters and edges, readable on the tint too. */
  readonly ink: string
  /** For a ground under text. */
  readonly tint: string
  /** The same as `--tag-ink` and `--tag-tint`, to be put on an element. */
  readonly style: CSSProperties
}

/** Finding a readable ink takes many steps, and a page asks for it with each badge and each passage. */
const known = new WeakMap<TagGroup, GroupColours>()

/** The colours of a group, worked out once. */
export function groupColours(group: TagGroup): GroupColours {
  const before = known.get(group)
  if (before) return before
  const ink = inBoth((paper) => groupInkOn(paper, group))
  const tint = inBoth((paper) => tintOn(paper, group.tint))
  const colours = { ink, tint, style: { '--tag-ink': ink, '--tag-tint': tint } as CSSProperties }
  known.set(group, colours)
  return colours
}

/** One CSS value for both schemes. */
const inBoth = (on: (paper: string) => string): string => `light-dark(${on(papers.light)}, ${on(papers.dark)})`
