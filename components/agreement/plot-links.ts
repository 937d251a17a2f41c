/** One stop of the Tab key for all links of a plot. */
export function prepareLinks(plot: Element): void {
  for (const [index, link] of linksIn(plot).entries()) link.setAttribute('tabindex', index === 0 ? '0' : '-1')
}

/** Goes where a plain click leads without loading the page anew; with a modifier the browser does what it always does. */
export function followLinks(event: MouseEvent, onGo: (href: string) => void): void {
  const href = linkAt(event.target)?.getAttribute('href')
  if (!href || event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  onGo(href)
}

/** Arrows go from one link of a plot to the next, Home and End to the first and last. */
export function stepThroughLinks(event: KeyboardEvent): void {
  const from = linkAt(event.target)
  const links = linksIn(from?.ownerSVGElement ?? null)
  if (!from || event.metaKey || event.ctrlKey || event.altKey) return
  const at = links.indexOf(from)
  const to = { ArrowDown: at + 1, ArrowRight: at + 1, ArrowUp: at - 1, ArrowLeft: at - 1, Home: 0, End: links.length - 1 }[event.key]
  if (to === undefined) return
  event.preventDefault()
  const next = links[Math.max(0, Math.min(links.length - 1, to))]!
  for (const link of links) link.setAttribute('tabindex', link === next ? '0' : '-1')
  next.focus()
}

function linksIn(from: Element | null): SVGAElement[] {
  return [...(from?.querySelectorAll<SVGAElement>('a[href]') ?? [])]
}

function linkAt(target: EventTarget | null): SVGAElement | null {
  return target instanceof Element ? target.closest<SVGAElement>('a[href]') : null
}
