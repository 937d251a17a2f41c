import { JSDOM, VirtualConsole } from 'jsdom'

/**
 * Parses a page: no script runs, nothing is fetched, nothing is laid out. `close` lets go of all of it.
 * @param places whether nodes know where in the text they stand
 */
export function parsePage(html: string, places: boolean): { readonly document: Document; readonly placeOf: JSDOM['nodeLocation']; readonly close: () => void } {
  // A console without listeners: what a page's styles get wrong is nobody's business here.
  const dom = new JSDOM(html, { includeNodeLocations: places, virtualConsole: new VirtualConsole() })
  return {
    document: dom.window.document,
    placeOf: (node) => dom.nodeLocation(node),
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
