/** The first block in the window, and how far its top is from the window's, in pixels. */
export interface LineInSight {
  readonly block: string | undefined
  readonly top: number
}

/** Where the browser put a page that was loaded anew, in pixels of the page as it was when all of it was laid out; 0 for any other. */
const restoredTo = typeof window === 'undefined' || !isLoadedAnew() ? 0 : window.scrollY

function isLoadedAnew(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  return navigation?.type === 'reload' || navigation?.type === 'back_forward'
}

/**
 * What somebody reads now; undefined at the top of the page, where nothing above can move it, and where the browser has put
 * it and nobody has scrolled since: there the line comes to where it was by itself, when all is laid out.
 */
export function lineInSight(text: HTMLElement): LineInSight | undefined {
  if (window.scrollY === 0 || window.scrollY === restoredTo) return undefined
  const inWindow = (one: HTMLElement) => one.getBoundingClientRect().bottom > 0
  // Whoever asks for a block has its piece laid out, and those above are not.
  const piece = [...text.querySelectorAll<HTMLElement>('[data-piece]')].find(inWindow)
  const block = [...(piece ?? text).querySelectorAll<HTMLElement>('[data-block]')].find(inWindow)
  return block && { block: block.dataset.block, top: block.getBoundingClientRect().top }
}

/** Of a long text not all has been laid out, and what stands above may become of another height: who reads must not lose the line. */
export function keepLine(text: HTMLElement, seen: LineInSight | undefined): void {
  const block = seen && text.querySelector(`[data-block="${seen.block}"]`)
  const moved = block ? block.getBoundingClientRect().top - seen.top : 0
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: 'instant' })
}

/** The same, and in the next two frames again, in which a browser lays out what has come near the window; until somebody scrolls. */
export function keepLineForAWhile(text: HTMLElement, seen: LineInSight | undefined): void {
  let frames = 2
  const keep = (at: number) => {
    if (!seen || window.scrollY !== at) return
    keepLine(text, seen)
    const { scrollY } = window
    if (frames-- > 0) requestAnimationFrame(() => keep(scrollY))
  }
  keep(window.scrollY)
}
