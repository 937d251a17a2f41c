let asked = false

/**
 * Asks the browser, once in a visit, not to clear this site's storage away when its disk fills. Chromium and Safari decide
 * by themselves; Firefox asks the person. So it is called only when work could not be sent, which the page is saying at
 * that moment: the question then has a reason, and most people are never asked.
 */
export function askToStay(): void {
  // Missing where a page comes without TLS from another machine.
  if (asked || !('storage' in navigator) || typeof navigator.storage.persist !== 'function') return
  asked = true
  navigator.storage.persist().catch(() => {})
}
