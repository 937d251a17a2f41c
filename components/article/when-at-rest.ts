/** How long nothing must have been changed or scrolled, in milliseconds. */
const rest = 400

/** Runs once the page is neither scrolled nor pressed, with nothing selected in the text, and idle; gives a function that ends the waiting. */
export function whenAtRest(text: HTMLElement, run: () => void): () => void {
  let still = true
  let timer: ReturnType<typeof setTimeout> | undefined
  let idle = 0
  const busy = () => {
    const selection = getSelection()
    return text.matches(':active') || (selection?.isCollapsed === false && text.contains(selection.anchorNode))
  }
  // Told, and not asked for: for the answer the page would be laid out.
  const moved = () => {
    still = false
  }
  const look = () => {
    if (!still || busy()) {
      still = true
      timer = setTimeout(look, rest)
    } else if ('requestIdleCallback' in window) idle = requestIdleCallback(run, { timeout: 2000 })
    else run()
  }
  timer = setTimeout(look, rest)
  addEventListener('scroll', moved, { passive: true })
  return () => {
    clearTimeout(timer)
    removeEventListener('scroll', moved)
    if (idle) cancelIdleCallback(idle)
  }
}
