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

/** A page is at rest when nobody has moved it, or pressed what may move it, for so long, in milliseconds. */
const atRest = 250
const presses = ['keydown', 'click'] as const
const hands = ['wheel', 'touchmove'] as const

/** The line that somebody reads, while the text is laid out around it. */
export interface KeptLine {
  /** Whether the page moves by itself, to a place that it was sent to, or may be about to: it would stop if anything else moved it. */
  isGliding(): boolean
  /** Keeps the line through a change of the text, also while it goes by under the wheel or a finger. */
  through(change: () => void): void
  stop(): void
}

/**
 * Keeps the line in sight, whatever becomes of another height above it: of a long text not all has been laid out, and a
 * browser lays out what comes near the window over several frames, which is made up for before each paint. While somebody
 * scrolls that would be in their way; the next line is what they come to.
 */
export function keepLine(text: HTMLElement): KeptLine {
  let seen = lineInSight(text)
  let at = window.scrollY
  let resting: ReturnType<typeof setTimeout> | undefined
  let byHand = -Infinity
  const put = (line: LineInSight | undefined) => {
    putLine(text, line)
    at = window.scrollY
  }
  const onHand = () => {
    byHand = performance.now()
  }
  const unsettle = () => {
    clearTimeout(resting)
    resting = setTimeout(() => {
      resting = undefined
      seen = lineInSight(text)
      at = window.scrollY
    }, atRest)
  }
  const onScroll = () => {
    if (window.scrollY !== at) unsettle()
  }
  // After the layout of a frame and before its paint.
  const sizes = new ResizeObserver(() => {
    if (resting === undefined) put(seen)
  })
  sizes.observe(text)
  window.addEventListener('scroll', onScroll, { passive: true })
  for (const hand of hands) window.addEventListener(hand, onHand, { passive: true })
  for (const press of presses) window.addEventListener(press, unsettle, { passive: true, capture: true })
  return {
    isGliding: () => resting !== undefined && performance.now() - byHand > atRest,
    through: (change) => {
      const line = resting === undefined ? seen : lineInSight(text)
      change()
      put(line)
    },
    stop: () => {
      clearTimeout(resting)
      sizes.disconnect()
      window.removeEventListener('scroll', onScroll)
      for (const hand of hands) window.removeEventListener(hand, onHand)
      for (const press of presses) window.removeEventListener(press, unsettle, { capture: true })
    },
  }
}
