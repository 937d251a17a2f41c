import type { UnderlinePattern } from '@/core/codebook/codebook'
import type { TagLook, TagLooks } from './tag-look'

/** How many depths have an underline of their own; what is stacked deeper shares the last. */
export const depths = 8

/** Depths that fit between two lines of the reading text without touching the next line. */
export const depthsThatFit = { wide: 4, narrow: 3 }
/** How much lower the next depth lies, in pixels. */
export const step = 4
/** More crowded blocks than this are set apart alike. */
const manyBlocks = 60

/** Registered names of highlights. A tag's key is a CSS identifier already. */
export const highlightNames = {
  underline: (tag: string, depth: number) => `passage-${tag}-${Math.min(depth, depths - 1)}`,
  tint: (tag: string) => `passage-tint-${tag}`,
  pending: 'passage-pending',
}

/** Thickness in pixels; double and wavy lines draw more than their thickness. */
const thickness: Readonly<Record<UnderlinePattern, number>> = { solid: 2, dashed: 2, dotted: 2, double: 1, wavy: 1 }

/**
 * Whose highlights: of the element around the text, from which all in it inherit them, or of each
 * element of the text. A browser works out these styles for every element that has a rule of its own.
 */
export type HighlightScope = 'root' | 'each'

const of = (name: string, scope: HighlightScope) => `${scope === 'root' ? '[data-reader]' : ':is([data-start], [data-start] *)'}::highlight(${name})`

/** The underline of a tag at a depth: at rest, nothing else is drawn. It runs on below descenders, so that stacked ones stay in line and no passage seems to begin a letter late. */
export function underlineCss({ tag, ink }: TagLook, depth: number, scope: HighlightScope): string {
  const offset = (Math.min(depth, depths - 1) + 1) * step + (tag.pattern === 'wavy' ? 1 : 0)
  return `${of(highlightNames.underline(tag.key, depth), scope)} { text-decoration: underline ${tag.pattern} ${thickness[tag.pattern]}px ${ink}; text-underline-offset: ${offset}px; text-decoration-skip-ink: none }`
}

/** The tint behind a passage under the pointer, in focus or selected. */
export function tintCss({ tag, tint }: TagLook, scope: HighlightScope): string {
  return `${of(highlightNames.tint(tag.key), scope)} { background-color: ${tint} }`
}

/** What is selected and not tagged yet. */
export const pendingCss = (scope: HighlightScope) => `${of(highlightNames.pending, scope)} { background-color: color-mix(in srgb, var(--accent) 26%, transparent) }`

/**
 * Lines further apart where more underlines are stacked than fit: a rule per block, so that the
 * elements themselves, which belong to TipTap, stay untouched. Keys are block numbers, values the deepest depth.
 * Where most of a long article is crowded, one rule for all of it: a browser tries every rule on every block.
 */
export function leadingCss(deepest: ReadonlyMap<number, number>): string {
  const apart = (depth: number, fit: number) => `line-height: calc(var(--line) + ${(Math.min(depth, depths - 1) - fit + 1) * step}px)`
  const rules = (fit: number) => deepest.size > manyBlocks
    ? `[data-block] { ${apart(Math.max(fit, ...deepest.values()), fit)} }`
    : [...deepest].filter(([, depth]) => depth >= fit).map(([block, depth]) =>
      `[data-block="${block}"] { ${apart(depth, fit)} }`).join('\n')
  return `@media (min-width: 48em) {\n${rules(depthsThatFit.wide)}\n}\n@media (max-width: 47.99em) {\n${rules(depthsThatFit.narrow)}\n}`
}

/** Every rule that painting may need, for a browser in which they cost one element only. */
export function allHighlightCss(looks: TagLooks): string {
  return [...looks.values()].flatMap((look) => [tintCss(look, 'root'), ...Array.from({ length: depths }, (_, depth) => underlineCss(look, depth, 'root'))]).concat(pendingCss('root')).join('\n')
}
