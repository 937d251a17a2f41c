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

/** Brings a line back to where it was seen: in a text that takes the place of another, or of which more has been laid out. */
export function putLine(text: HTMLElement, seen: LineInSight | undefined): void {
  const block = seen && text.querySelector(`[data-block="${seen.block}"]`)
  const moved = block ? block.getBoundingClientRect().top - seen.top : 0
  if (Math.abs(moved) >= 1) window.scrollBy({ top: moved, behavior: 'instant' })
}

/** A page is at rest when nobody has moved it for so long, in milliseconds. */
const atRest = 150

/** The line that somebody reads, while the text is laid out around it. */
export interface KeptLine {
  /** Whether the page is at rest. One that glides to a place would stop there if anything else moved it. */
  isAtRest(): boolean
  /** Brings the line back at once; without it that happens before the next paint. */
  put(): void
  stop(): void
}

/**
 * Keeps the line in sight, whatever becomes of another height above it: of a long text not all has been laid out, and a
 * browser lays out what comes near the window over several frames. While somebody scrolls there is no such line; the next is what they come to.
 */
export function keepLine(text: HTMLElement): KeptLine {
  let seen = lineInSight(text)
  let at = window.scrollY
  let resting: ReturnType<typeof setTimeout> | undefined
  const put = () => {
    if (resting !== undefined) return
    putLine(text, seen)
    at = window.scrollY
  }
  const onScroll = () => {
    if (window.scrollY === at) return
    clearTimeout(resting)
    resting = setTimeout(() => {
      resting = undefined
      seen = lineInSight(text)
      at = window.scrollY
    }, atRest)
  }
  // After the layout of a frame and before its paint.
  const sizes = new ResizeObserver(put)
  sizes.observe(text)
  window.addEventListener('scroll', onScroll, { passive: true })
  return {
    isAtRest: () => resting === undefined,
    put,
    stop: () => {
      clearTimeout(resting)
      sizes.disconnect()
      window.removeEventListener('scroll', onScroll)
    },
  }
}
