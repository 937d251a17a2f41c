// A page that paints itself first is left alone with the processor until it has: its scripts are fetched and compiled after that (decision 064).

/** The mark of such a page in its head: it has the browser wait with the first frame (components/annotation/FirstPainted). */
const paintsFirst = '<link rel="expect"'

/** In bytes: more than this no head has. What is longer goes out as it is. */
const longestHead = 65_536

/**
 * Takes the addresses of the scripts in a head from where a browser would fetch them at once to where the page finds
 * them when it has painted (`startScripts` in components/annotation/first-paint.ts). Any other head stays as it is.
 */
export const withLateScripts = (head) => (head.includes(paintsFirst) ? head.replaceAll(/<script src=("[^"]*") async=""/g, '<script data-src=$1 async=""') : head)

/** Has what is written to an answer go through `withLateScripts`, if it is a page: its head is held until it is whole, the rest passes. */
export function letScriptsBeLate(response) {
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  /** The beginning of the page; undefined once its head has gone out. */
  let held = Buffer.alloc(0)
  const release = () => {
    const text = held.toString('utf8')
    held = undefined
    const after = text.indexOf('</head>')
    return after < 0 ? withLateScripts(text) : withLateScripts(text.slice(0, after)) + text.slice(after)
  }
  /** Whether this chunk was kept back, or must be written by itself. */
  const hold = (chunk) => {
    const isPage = String(response.getHeader('content-type') ?? '').startsWith('text/html') && !response.hasHeader('content-length')
    if (held === undefined || !isPage) return false
    held = Buffer.concat([held, Buffer.from(chunk)])
    return true
  }
  response.write = (chunk, ...rest) => {
    if (!hold(chunk)) return write(chunk, ...rest)
    if (held.length > longestHead || held.includes('</head>')) return write(release())
    return true
  }
  response.end = (chunk, ...rest) => {
    const kept = chunk !== undefined && chunk !== null && typeof chunk !== 'function' && hold(chunk)
    if (held !== undefined && held.length > 0) write(release())
    return kept ? end(...rest) : end(chunk, ...rest)
  }
}
