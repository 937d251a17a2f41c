import { startTransition } from 'react'

/** What the person does next, and what may be the end of the page: what waits is drawn before it. */
const next = ['keydown', 'pointerdown', 'beforeinput', 'click', 'visibilitychange', 'pagehide', 'beforeunload'] as const
/** Where no frame comes, as in a window that nobody sees, nothing waits longer than this: milliseconds. */
const longest = 100

let waiting: (() => void)[] = []

/**
 * Draws something once what is painted by now is on the screen: two frames from now, in a transition; or at once before
 * whatever the person does next, if that is sooner, so that it meets the page as it should be. In the order of the asking. For
 * all that is drawn of a change but its underline: drawing it would keep the browser from showing that. Never for keeping or
 * sending, which waits for nothing. Meanwhile the page says so (`data-unsettled`), and nobody is told that all is saved (SavedState).
 */
export function onceShown(draw: () => void): void {
  waiting.push(draw)
  if (waiting.length > 1) return
  const turn = waiting
  document.documentElement.dataset['unsettled'] = 'true'
  for (const event of next) window.addEventListener(event, hurry, { capture: true })
  // Of a turn that is over, nothing comes any more that would hurry the next.
  const end = () => {
    if (waiting === turn) startTransition(settle)
  }
  setTimeout(end, longest)
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(end)))
}

/** Draws something in a transition, or if something waits to be drawn, after that: nothing is drawn of a change before its underline is shown. */
export function inTurn(draw: () => void): void {
  if (waiting.length > 0) waiting.push(draw)
  else startTransition(draw)
}

const hurry = () => settle()

function settle(): void {
  const turn = waiting
  waiting = []
  for (const event of next) window.removeEventListener(event, hurry, { capture: true })
  delete document.documentElement.dataset['unsettled']
  for (const draw of turn) {
    try {
      draw()
    } catch (error) {
      // The others are not to blame.
      reportError(error)
    }
  }
}
