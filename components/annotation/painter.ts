import type { Extent } from '@/core/annotation/fragment'
import { allHighlightCss, highlightNames, pendingCss, tintCss, underlineCss } from './highlight-css'
import { endFirstPaint } from './first-paint'
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
  /** Draws these and no others. Only what differs from the last time is touched. */
  paint(passages: readonly Painted[]): void
  /** Draws one passage now, as it is; the next `paint` has the last word. */
  put(passage: Painted): void
  /** Takes one away now. */
  erase(id: string): void
  /** Lays the tint behind these passages, of those painted. */
  tint(ids: readonly string[]): void
  /** Marks what is selected and not yet tagged. */
  pending(extent: Extent): void
  destroy(): void
}

/** Makes a painter. Names are of the whole document: one painted article on a page. */
export function createPainter(surface: Surface, looks: TagLooks): Painter {
  endFirstPaint()
  const inherited = inheritsHighlights(surface)
  const sheet = sheetOf(looks, inherited)
  document.adoptedStyleSheets.push(sheet)
  const names = new Set<string>()
  const drawn = new Map<string, { passage: Painted; name: string; ranges: readonly StaticRange[] }>()

  /** The highlight of a name. Where rules cost something for each element of the text, one comes with its first use: most of a codebook is not on the page. */
  const highlight = (name: string, priority: number, rule: () => string) => {
    const known = names.has(name) && CSS.highlights.get(name)
    if (known) return known
    const made = new Highlight()
    made.priority = priority
    CSS.highlights.set(name, made)
    if (!inherited) sheet.insertRule(rule(), sheet.cssRules.length)
    names.add(name)
    return made
  }

  const erase = (id: string) => {
    const one = drawn.get(id)
    if (!one) return
    for (const range of one.ranges) CSS.highlights.get(one.name)?.delete(range)
    drawn.delete(id)
  }

  const put = (passage: Painted) => {
    const look = looks.get(passage.tag)
    if (!look) return
    const before = drawn.get(passage.id)?.passage
    if (before && before.extent === passage.extent && before.tag === passage.tag && before.depth === passage.depth) return
    erase(passage.id)
    const name = highlightNames.underline(passage.tag, passage.depth)
    const ranges = passage.extent.flatMap((fragment) => surface.staticRanges(fragment))
    const to = highlight(name, 1, () => underlineCss(look, passage.depth, 'each'))
    for (const range of ranges) to.add(range)
    drawn.set(passage.id, { passage, name, ranges })
  }

  return {
    put,
    erase,
    paint: (passages) => {
      const wanted = new Set(passages.map((passage) => passage.id))
      for (const id of [...drawn.keys()]) if (!wanted.has(id)) erase(id)
      for (const passage of passages) put(passage)
    },
    tint: (ids) => {
      for (const key of looks.keys()) CSS.highlights.get(highlightNames.tint(key))?.clear()
      for (const id of ids) {
        const one = drawn.get(id)
        const look = one && looks.get(one.passage.tag)
        if (!look) continue
        const to = highlight(highlightNames.tint(look.tag.key), 0, () => tintCss(look, 'each'))
        for (const range of one.ranges) to.add(range)
      }
    },
    pending: (extent) => {
      const to = highlight(highlightNames.pending, 2, () => pendingCss('each'))
      to.clear()
      for (const range of extent.flatMap((fragment) => surface.staticRanges(fragment))) to.add(range)
    },
    destroy: () => {
      for (const name of names) CSS.highlights.delete(name)
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    },
  }
}

let inherits: boolean | undefined

/** Whether elements inherit the highlights of those around them, as the standard has it and not every browser does. */
function inheritsHighlights(surface: Surface): boolean {
  const [block] = surface.blocks
  if (inherits !== undefined || !block || !block.element.closest('[data-reader]')) return inherits ?? false
  const sheet = new CSSStyleSheet()
  sheet.replaceSync('[data-reader]::highlight(passage-probe) { text-underline-offset: 17px }')
  document.adoptedStyleSheets.push(sheet)
  inherits = getComputedStyle(block.element, '::highlight(passage-probe)').textUnderlineOffset === '17px'
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  return inherits
}

const sheets = new WeakMap<TagLooks, CSSStyleSheet>()

/** The rules of a codebook; where they are inherited, all of them once, for the rest of the page's life. */
function sheetOf(looks: TagLooks, inherited: boolean): CSSStyleSheet {
  const known = inherited ? sheets.get(looks) : undefined
  if (known) return known
  const sheet = new CSSStyleSheet()
  if (!inherited) return sheet
  sheet.replaceSync(allHighlightCss(looks))
  sheets.set(looks, sheet)
  return sheet
}
