import type { UnderlinePattern } from '@/core/codebook/codebook'
import type { TagLooks } from './tag-look'

/** How many depths have an underline of their own; what is stacked deeper shares the last. */
export const depths = 8

/** Depths that fit between two lines of the reading text without touching the next line. */
export const depthsThatFit = { wide: 4, narrow: 3 }
const step = 4

/** Registered names of highlights. A tag's key is a CSS identifier already. */
export const highlightNames = {
  underline: (tag: string, depth: number) => `passage-${tag}-${Math.min(depth, depths - 1)}`,
  tint: (tag: string) => `passage-tint-${tag}`,
  pending: 'passage-pending',
}

/** Thickness in pixels; double and wavy lines draw more than their thickness. */
const thickness: Readonly<Record<UnderlinePattern, number>> = { solid: 2, dashed: 2, dotted: 2, double: 1, wavy: 1 }

/** The rules for every tag of a codebook, at every depth: underlines at rest, tint for hover, focus and selection. */
export function highlightCss(looks: TagLooks): string {
  const rules = [...looks.values()].flatMap(({ tag, ink, tint }) => [
    `::highlight(${highlightNames.tint(tag.key)}) { background-color: ${tint} }`,
    ...Array.from({ length: depths }, (_, depth) =>
      `::highlight(${highlightNames.underline(tag.key, depth)}) { text-decoration: underline ${tag.pattern} ${thickness[tag.pattern]}px ${ink}; text-underline-offset: ${(depth + 1) * step + (tag.pattern === 'wavy' ? 1 : 0)}px }`),
  ])
  return [...rules, `::highlight(${highlightNames.pending}) { background-color: color-mix(in srgb, var(--accent) 26%, transparent) }`].join('\n')
}

/**
 * Lines further apart where more underlines are stacked than fit: a rule per block, so that the
 * elements themselves, which belong to TipTap, stay untouched. Keys are block numbers, values the deepest depth.
 */
export function leadingCss(deepest: ReadonlyMap<number, number>): string {
  const rules = (fit: number) =>
    [...deepest].filter(([, depth]) => depth >= fit).map(([block, depth]) =>
      `[data-block="${block}"] { line-height: calc(var(--line) + ${(Math.min(depth, depths - 1) - fit + 1) * step}px) }`).join('\n')
  return `@media (min-width: 48em) {\n${rules(depthsThatFit.wide)}\n}\n@media (max-width: 47.99em) {\n${rules(depthsThatFit.narrow)}\n}`
}
