import type { Extent } from '@/core/annotation/fragment'
import { depthsThatFit, highlightCss, highlightNames, leadingCss } from './highlight-css'
import type { Surface } from './surface'
import type { TagLooks } from './tag-look'

/** A passage to be drawn. */
export interface Painted {
  readonly id: string
  readonly extent: Extent
  readonly tag: string
  /** From `stack`: 0 nearest to the words. */
  readonly depth: number
}

/** Draws passages on a surface with the CSS Custom Highlight API: no elements, no change to the text. */
export interface Painter {
  /** Sets lines apart where more is stacked than fits between two. Takes all passages, also those far away. */
  lead(passages: readonly Painted[]): void
  /** Draws these and no others. Only what differs from the last time is touched. */
  paint(passages: readonly Painted[]): void
  /** Lays the tint behind these passages, of those painted. */
  tint(ids: readonly string[]): void
  /** Marks what is selected and not yet tagged. */
  pending(extent: Extent): void
  destroy(): void
}

/** Whether the browser can do it. Where not, RectPaint draws boxes beneath the lines. */
export function canHighlight(): boolean {
  return typeof CSS !== 'undefined' && 'highlights' in CSS && 'adoptedStyleSheets' in document
}

/** Makes a painter. Names are of the whole document: one painted article on a page. */
export function createPainter(surface: Surface, looks: TagLooks): Painter {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(highlightCss(looks))
  const leading = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet, leading)
  const names = new Set<string>()
  const drawn = new Map<string, { passage: Painted; name: string; ranges: readonly Range[] }>()
  let leadingText = ''

  const highlight = (name: string, priority: number) => {
    const known = CSS.highlights.get(name)
    if (known && names.has(name)) return known
    const made = new Highlight()
    made.priority = priority
    CSS.highlights.set(name, made)
    names.add(name)
    return made
  }

  const erase = (id: string) => {
    const one = drawn.get(id)
    if (!one) return
    const from = highlight(one.name, 1)
    for (const range of one.ranges) from.delete(range)
    drawn.delete(id)
  }

  const lead = (passages: readonly Painted[]) => {
    const deepest = new Map<number, number>()
    for (const { extent, depth } of passages) {
      if (depth < depthsThatFit.narrow) continue
      for (const { index } of extent.flatMap((fragment) => surface.blocksIn(fragment))) deepest.set(index, Math.max(depth, deepest.get(index) ?? 0))
    }
    const text = leadingCss(deepest)
    if (text === leadingText) return
    leadingText = text
    leading.replaceSync(text)
  }

  return {
    lead,
    paint: (passages) => {
      const wanted = new Set(passages.map((passage) => passage.id))
      for (const id of [...drawn.keys()]) if (!wanted.has(id)) erase(id)
      for (const passage of passages) {
        if (!looks.has(passage.tag)) continue
        const before = drawn.get(passage.id)?.passage
        if (before && before.extent === passage.extent && before.tag === passage.tag && before.depth === passage.depth) continue
        erase(passage.id)
        const name = highlightNames.underline(passage.tag, passage.depth)
        const ranges = passage.extent.flatMap((fragment) => surface.ranges(fragment))
        const to = highlight(name, 1)
        for (const range of ranges) to.add(range)
        drawn.set(passage.id, { passage, name, ranges })
      }
    },
    tint: (ids) => {
      for (const key of looks.keys()) CSS.highlights.get(highlightNames.tint(key))?.clear()
      for (const id of ids) {
        const one = drawn.get(id)
        if (!one) continue
        const to = highlight(highlightNames.tint(one.passage.tag), 0)
        for (const range of one.ranges) to.add(range)
      }
    },
    pending: (extent) => {
      const to = highlight(highlightNames.pending, 2)
      to.clear()
      for (const range of extent.flatMap((fragment) => surface.ranges(fragment))) to.add(range)
    },
    destroy: () => {
      for (const name of names) CSS.highlights.delete(name)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet && one !== leading)
    },
  }
}
