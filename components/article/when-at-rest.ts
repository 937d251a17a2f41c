/** How long nothing must have been changed or scrolled, in milliseconds. */
const rest = 400

/** Runs once the page is neither scrolled nor pressed, with nothing selected in the text, and idle; gives a function that ends the waiting. */
export function whenAtRest(text: HTMLElement, run: () => void): () => void {
  let seen = window.scrollY
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  const busy = () => {
    const selection = getSelection()
    return text.matches(':active') || (selection?.isCollapsed === false && text.contains(selection.anchorNode))
  }
  const look = () => {
    const at = window.scrollY
    const still = at === seen && !busy()
    seen = at
    if (!still) timer = setTimeout(look, rest)
    else if ('requestIdleCallback' in window) idle = requestIdleCallback(run, { timeout: 2000 })
    else run()
  }
  timer = setTimeout(look, rest)
  return () => {
    clearTimeout(timer)
    if (idle) cancelIdleCallback(idle)
  }
}
