import { JSDOM, VirtualConsole } from 'jsdom'

/**
 * Parses a page: no script runs, nothing is fetched, nothing is laid out. `close` lets go of all of it.
 * @param places whether nodes know where in the text they stand
 */
export function parsePage(html: string, places: boolean): { readonly document: Document; readonly placeOf: JSDOM['nodeLocation']; readonly close: () => void } {
  const { dom, located } = places ? parseWithPlaces(html) : { dom: parse(html, false), located: false }
  return {
    document: dom.window.document,
    placeOf: (node) => (located ? dom.nodeLocation(node) : undefined),
    close: () => {
      try {
        dom.window.close()
      } catch (error) {
        // Elements that stand very deep are too many for it; the whole is let go of anyway.
        if (!(error instanceof RangeError)) throw error
      }
    },
  }
}

function parseWithPlaces(html: string): { dom: JSDOM; located: boolean } {
  try {
    return { dom: parse(html, true), located: true }
  } catch (error) {
    // It loses its way where words stand in a table between cells. Without places it does not look for any.
    if (error instanceof TypeError) return { dom: parse(html, false), located: false }
    throw error
  }
}

/** A console without listeners: what a page's styles get wrong is nobody's business here. */
function parse(html: string, places: boolean): JSDOM {
  return new JSDOM(html, { includeNodeLocations: places, virtualConsole: new VirtualConsole() })
}
