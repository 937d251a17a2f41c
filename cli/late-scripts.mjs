// A page that paints itself first is left alone with the processor until it has: its scripts are fetched and compiled after that (decision 064).

/** The mark of such a page in its head (components/annotation/FirstPainted). */
const paintsFirst = '<meta name="crossread:first-paint"'

/** In bytes: more than this no head has. Of what is longer only so much is looked at. */
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
  /** The beginning of a page; null before anything is written, undefined once its head has gone out, and for what is no page. */
  let held = null
  const release = () => {
    // Byte by byte: the last of what is held may be half a character.
    const text = held.toString('latin1')
    held = undefined
    const after = text.indexOf('</head>')
    return Buffer.from(after < 0 ? withLateScripts(text) : withLateScripts(text.slice(0, after)) + text.slice(after), 'latin1')
  }
  /** Whether this piece was kept back, or must be written by itself. */
  const hold = (chunk, encoding) => {
    // What failed while its head was held is answered by something else, and not by half a page before it.
    if (held && !isPage(response)) held = undefined
    if (held === null) held = isPage(response) ? Buffer.alloc(0) : undefined
    if (held === undefined) return false
    held = Buffer.concat([held, typeof chunk === 'string' ? Buffer.from(chunk, typeof encoding === 'string' ? encoding : 'utf8') : chunk])
    return true
  }
  response.write = (chunk, ...rest) => {
    if (!hold(chunk, rest[0])) return write(chunk, ...rest)
    const written = rest.filter((one) => typeof one === 'function')
    if (held.length > longestHead || held.includes('</head>')) return write(release(), ...written)
    for (const done of written) process.nextTick(done)
    return true
  }
  response.end = (...rest) => {
    const [chunk, encoding] = rest
    const kept = chunk !== undefined && chunk !== null && typeof chunk !== 'function' && hold(chunk, encoding)
    if (held) write(release())
    return end(...(kept ? rest.filter((one) => typeof one === 'function') : rest))
  }
}

const isPage = (response) => String(response.getHeader('content-type') ?? '').startsWith('text/html') && !response.hasHeader('content-length')
