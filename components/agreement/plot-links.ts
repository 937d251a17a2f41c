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
  moveTo(links[Math.max(0, Math.min(links.length - 1, to))]!, links)
}

/**
 * The same for a table: arrows go to the next link of the row or of the column, Home and End to the first and last of the
 * row. One stop of the Tab key for all links in its cells.
 */
export function stepThroughCells(event: KeyboardEvent): void {
  const from = event.target instanceof Element ? event.target.closest<HTMLElement>('td a[href]') : null
  const table = from?.closest('table')
  if (!from || !table || event.metaKey || event.ctrlKey || event.altKey) return
  const links = [...table.querySelectorAll<HTMLElement>('td a[href]')]
  const [row, column] = placeOf(from)
  const inRow = links.filter((link) => placeOf(link)[0] === row)
  const inColumn = links.filter((link) => placeOf(link)[1] === column)
  const near = (line: readonly HTMLElement[], step: number) => line[Math.max(0, Math.min(line.length - 1, line.indexOf(from) + step))]
  const to = { ArrowRight: near(inRow, 1), ArrowLeft: near(inRow, -1), ArrowDown: near(inColumn, 1), ArrowUp: near(inColumn, -1), Home: inRow[0], End: inRow.at(-1) }[event.key]
  if (to === undefined) return
  event.preventDefault()
  moveTo(to, links)
}

/** Row and column of the cell a link stands in. */
function placeOf(link: Element): readonly [number, number] {
  const cell = link.closest('td')!
  return [(cell.parentElement as HTMLTableRowElement).rowIndex, cell.cellIndex]
}

function moveTo(next: SVGAElement | HTMLElement, links: readonly (SVGAElement | HTMLElement)[]): void {
  for (const link of links) link.setAttribute('tabindex', link === next ? '0' : '-1')
  next.focus()
}

function linksIn(from: Element | null): SVGAElement[] {
  return [...(from?.querySelectorAll<SVGAElement>('a[href]') ?? [])]
}

function linkAt(target: EventTarget | null): SVGAElement | null {
  return target instanceof Element ? target.closest<SVGAElement>('a[href]') : null
}
