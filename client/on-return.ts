/** Calls when it may be worth while to try again: the network came or went, or somebody came back to the page, from signing in perhaps. Gives a function that ends it. */
export function onReturn(listener: () => void): () => void {
  const seen = () => {
    if (document.visibilityState === 'visible') listener()
  }
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  window.addEventListener('focus', listener)
  document.addEventListener('visibilitychange', seen)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
    window.removeEventListener('focus', listener)
    document.removeEventListener('visibilitychange', seen)
  }
}
