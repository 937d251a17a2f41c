// A last look at the head of each page: in what order a browser has to deal with it, which Next has no option for (decision 064).

/** The mark of a page that paints itself before its scripts run (components/annotation/BeforeFirstPaint). */
const paintsFirst = '<meta name="crossread:first-paint"'

/** In bytes: more than this no head has. Of what is longer only so much is looked at. */
const longestHead = 65_536

/** The script that says which colour scheme (Mantine's ColorSchemeScript). */
const schemeScript = /<script [^>]*data-mantine-script="[^]*?<\/script>/

/** Puts the script of the colour scheme before the style sheets: a browser runs none, and reads no further, until the sheets above it are there. */
export const withSchemeFirst = (head) => {
  const [script] = schemeScript.exec(head) ?? []
  return script === undefined ? head : head.replace(script, '').replace(/<head[^>]*>/, (start) => start + script)
}

/**
 * Has a page that paints itself first left alone with the processor until it has. Takes the addresses of the scripts in a
 * head from where a browser would fetch them at once to where the page finds them when it has painted (`startScripts` in components/annotation/first-paint.ts). Any other stays as it is.
 */
export const withLateScripts = (head) => (head.includes(paintsFirst) ? head.replaceAll(/<script src=("[^"]*") async=""/g, '<script data-src=$1 async=""') : head)

const lookedOver = (head) => withSchemeFirst(withLateScripts(head))

/** Names the style sheets of a head in the answer's own head too, which is read first. Next names those of the layouts alone, as it does not know the page's by then. */
function nameSheets(response, head) {
  if (response.headersSent) return
  const named = [response.getHeader('link') ?? []].flat()
  const others = [...head.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => `<${href}>`).filter((href) => !named.some((link) => link.includes(href)))
  if (others.length > 0) response.setHeader('link', [...named, ...others.map((href) => `${href}; rel=preload; as="style"`)].join(', '))
}

/** Looks over what is written to an answer, if it is a page: its head is held until it is whole, the rest passes. */
export function lookOverHead(response) {
  const write = response.write.bind(response)
  const end = response.end.bind(response)
  const flushHeaders = response.flushHeaders.bind(response)
  /** The beginning of a page; null before anything is written, undefined once its head has gone out, and for what is no page. */
  let held = null
  const release = () => {
    // Byte by byte: the last of what is held may be half a character.
    const text = held.toString('latin1')
    held = undefined
    const at = text.indexOf('</head>')
    const headEnd = at < 0 ? text.length : at
    const head = text.slice(0, headEnd)
    nameSheets(response, head)
    return Buffer.from(lookedOver(head) + text.slice(headEnd), 'latin1')
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
  // The answer's head goes out with that of the page.
  response.flushHeaders = () => {
    if (held === undefined || !isPage(response)) flushHeaders()
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
