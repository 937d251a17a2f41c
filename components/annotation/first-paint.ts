/** What is painted before the page's script runs. */
export interface FirstPaint {
  /** The rules of the underlines, and of lines set apart. */
  readonly css: string
  /** Each passage with its highlight, and for each block it touches the block's number, and from where to where in UTF-16 units of the block. */
  readonly passages: readonly (readonly [id: string, highlight: string, ...places: number[]])[]
}

/**
 * Paints the underlines that are near the window and puts the cards and badges that came with the
 * page beside their lines, while React is still on its way. It is written into the page as text
 * (FirstPainted): it must hold on to nothing outside itself. What it did is done again, and
 * better, by painter.ts and Margin as soon as they can.
 */
export function paintFirst({ css, passages }: FirstPaint): void {
  const list = document.querySelector<HTMLElement>('[data-first-cards] > ol')
  const desk = list?.closest<HTMLElement>('[data-desk]')
  if (!list || !desk || !('highlights' in CSS) || !('adoptedStyleSheets' in document) || matchMedia('(forced-colors: active)').matches) return
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  document.adoptedStyleSheets.push(sheet)
  Object.assign(globalThis, { crossreadFirstPaint: sheet })

  const pointIn = (element: Element, units: number): [Node, number] => {
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    let left = units
    let node: Node = element
    while (walker.nextNode()) {
      node = walker.currentNode
      const { length } = node as Text
      if (left <= length) return [node, left]
      left -= length
    }
    return [node, node instanceof Text ? node.length : 0]
  }
  const starts = new Map<string, readonly [Element, number]>()
  for (const [id, name, ...places] of passages) {
    for (let at = 0; at + 2 < places.length; at += 3) {
      const block = document.querySelector(`[data-block="${places[at]}"]`)
      if (!block) continue
      if (at === 0) starts.set(id, [block, places[1]!])
      const range = document.createRange()
      range.setStart(...pointIn(block, places[at + 1]!))
      range.setEnd(...pointIn(block, places[at + 2]!))
      const highlight = CSS.highlights.get(name) ?? new Highlight()
      highlight.priority = 1
      highlight.add(range)
      CSS.highlights.set(name, highlight)
    }
  }

  // In a narrow window (useNarrow) cards are a sheet, which opens when one is asked for.
  const narrow = matchMedia('(max-width: 63.99em)').matches
  // Shown before anything is measured: later the browser would work out the styles of all of them once more.
  for (const gutter of desk.querySelectorAll<HTMLElement>('[data-badges]')) gutter.dataset.placed = 'true'
  if (!narrow) list.dataset.placed = 'first'

  const origin = desk.getBoundingClientRect().top
  const lineOf = (id: string | undefined): { top: number; height: number } | undefined => {
    const start = id === undefined ? undefined : starts.get(id)
    if (!start) return undefined
    const fold = start[0].closest('details:not([open])')
    if (fold) return fold.querySelector('summary')?.getBoundingClientRect()
    const range = document.createRange()
    const [node, offset] = pointIn(start[0], start[1] + 1)
    range.setStart(node, Math.max(0, offset - 1))
    range.setEnd(node, offset)
    return range.getClientRects()[0]
  }
  // First all is measured, then all is placed: between the two the browser would lay out the page again for each.
  const badges = [...document.querySelectorAll<HTMLElement>('[data-first]')].map((badge) => ({ badge, line: lineOf(badge.dataset.first) }))
  const cards = narrow ? [] : [...list.querySelectorAll<HTMLElement>(':scope > li')].map((card) => ({ card, line: lineOf(card.dataset.id), height: card.offsetHeight }))
  for (const { badge, line } of badges) if (line) badge.style.top = `${line.top - origin + line.height / 2}px`
  // The same distances as in Margin.
  let free = 0
  const gap = list.querySelector('[data-size="line"]') ? 2 : 8
  for (const { card, line, height } of cards) {
    const top = Math.max(free, line ? line.top - origin - 2 : 0)
    card.style.top = `${top}px`
    free = top + height + gap
  }
}

/**
 * Calls `then` when the desk that it was written after stands in its place. Where the desk comes after the page around it,
 * React keeps it hidden at the end of the page until a frame, or until 300 ms after the page around it was painted, for
 * placeholders not to flicker. Here it is shown as soon as the page has been read to its end, before any frame: by React's
 * own script, whose names are not promised, and which would do it later by itself. A desk that React had to make anew is left to it.
 */
export function whenInPlace(then: () => void): void {
  const late = document.currentScript?.closest('[hidden]')
  const desk = late?.querySelector('[data-desk]')
  if (!desk) return then()
  new MutationObserver((_, observer) => {
    if (desk.closest('[hidden]')) return
    observer.disconnect()
    if (desk.isConnected) then()
  }).observe(document.body, { childList: true, subtree: true })
  document.addEventListener('DOMContentLoaded', () => {
    const { $RV: show, $RB: held } = globalThis as { $RV?: (held: unknown) => void; $RB?: unknown }
    if (show && held) show(held)
  }, { once: true })
}

/**
 * Ends the wait for the desk before the first frame after `most` milliseconds: what stands around it is painted then, for a
 * server that takes long, and for an answer that breaks off, after which a browser would show nothing for ever. Written into the page before the desk.
 */
export function waitNoLonger(most: number): void {
  const timer = setTimeout(() => document.querySelector('link[rel="expect"]')?.remove(), most)
  document.addEventListener('DOMContentLoaded', () => clearTimeout(timer), { once: true })
}

/**
 * Has the scripts of the page fetched, which the server holds back (cli/page-head.mjs): once the first frame is on the
 * screen, as the next one tells, or at once in a window that nobody sees, where no frame is. Written into the page twice:
 * after the desk, and before it for an answer that ends before its desk, and for a window that is left meanwhile.
 */
export function startScripts(desk: 'is there' | 'comes'): void {
  const start = (): void => {
    for (const script of document.querySelectorAll<HTMLScriptElement>('script[data-src]')) {
      script.src = script.dataset['src']!
      delete script.dataset['src']
    }
  }
  const soon = (): void => {
    if (document.hidden) start()
    else requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(start)))
  }
  document.addEventListener('visibilitychange', soon, { once: true })
  if (desk === 'is there' || document.readyState !== 'loading') soon()
  else document.addEventListener('DOMContentLoaded', soon)
}

/** A function as a script of the page, with what it is called with; it must hold on to nothing outside itself. */
export const inPage = (run: (...given: never[]) => void, given: string): string => `(${run.toString()})(${given})`

/** Takes away what `paintFirst` left, for the painter that takes over from it. */
export function endFirstPaint(): void {
  const { crossreadFirstPaint: sheet } = globalThis as { crossreadFirstPaint?: CSSStyleSheet }
  if (!sheet) return
  Object.assign(globalThis, { crossreadFirstPaint: undefined })
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
  for (const name of [...CSS.highlights.keys()]) if (name.startsWith('passage-')) CSS.highlights.delete(name)
}
