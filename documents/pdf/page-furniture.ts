import type { PdfLine } from './lines'

/** How many lines from the top and from the bottom of a page may be its running head or foot. */
const reach = 2

/**
 * The lines that pages carry again and again at their head or foot, numbers aside: running heads and page numbers. What
 * stands on one page alone is no furniture, whatever it looks like. Maps a line to the reason.
 */
export function pageFurniture(lines: readonly PdfLine[]): ReadonlyMap<PdfLine, string> {
  const pages = new Map<number, PdfLine[]>()
  for (const line of lines) {
    const page = pages.get(line.page)
    if (page) page.push(line)
    else pages.set(line.page, [line])
  }
  const seen = new Map<string, PdfLine[]>()
  for (const page of pages.values()) {
    const byHeight = [...page].sort((a, b) => b.base - a.base)
    for (const [edge, some] of [['head', byHeight.slice(0, reach)], ['foot', byHeight.slice(-reach)]] as const) {
      for (const line of some) {
        const key = `${edge} ${Math.round(line.size)} ${line.text.replace(/\p{Nd}+/gu, '#').replace(/\b[ivxl]{1,6}\b/g, '#').toLowerCase()}`
        const same = seen.get(key)
        if (same) same.push(line)
        else seen.set(key, [line])
      }
    }
  }
  const furniture = new Map<PdfLine, string>()
  for (const [key, same] of seen) {
    const on = new Set(same.map(({ page }) => page)).size
    // Left and right pages may have heads of their own; of few pages, all have to have it.
    if (on < 2 || on < Math.min(3, pages.size) || on * 3 < pages.size) continue
    for (const line of same) furniture.set(line, `stands at the ${key.startsWith('head') ? 'head' : 'foot'} of ${on} pages`)
  }
  return furniture
}
