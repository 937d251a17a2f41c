/** What the person does next, and what may be the end of the page: what waits is done before it. */
const next = ['keydown', 'pointerdown', 'beforeinput', 'click', 'visibilitychange', 'pagehide', 'beforeunload'] as const
/** Where no frame comes, as in a window that nobody sees, nothing waits longer than this: milliseconds. */
const longest = 100

let waiting: (() => void)[] = []

/**
 * Does some work once what is painted by now is on the screen: two frames from now, or before whatever the person does next,
 * if that is sooner. In the order of the asking. For all that is drawn of a change but its underline: drawing it would keep the
 * browser from showing that. Never for keeping or sending, which waits for nothing. Meanwhile the page says so
 * (`data-unsettled`), and nobody is told that all is saved (SavedState).
 */
export function onceShown(work: () => void): void {
  waiting.push(work)
  if (waiting.length > 1) return
  const turn = waiting
  document.documentElement.dataset['unsettled'] = 'true'
  for (const event of next) window.addEventListener(event, settle, { capture: true })
  // Of a turn that is over, nothing comes any more that would hurry the next.
  const end = () => {
    if (waiting === turn) settle()
  }
  setTimeout(end, longest)
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(end)))
}

/** Does some work now, or if other work waits, after that: so that nothing is drawn of a change before its underline is shown. */
export function inTurn(work: () => void): void {
  if (waiting.length > 0) waiting.push(work)
  else work()
}

function settle(): void {
  const turn = waiting
  waiting = []
  for (const event of next) window.removeEventListener(event, settle, { capture: true })
  delete document.documentElement.dataset['unsettled']
  for (const work of turn) work()
}
