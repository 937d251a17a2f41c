import { deepestIn } from '@/core/annotation/deepest'
import type { Extent } from '@/core/annotation/fragment'
import { depthsThatFit, leadingCss } from './highlight-css'
import type { Surface } from './surface'

/** Room between the lines for the underlines under them, however these are drawn. */
export interface Leading {
  /** Sets lines apart where more is stacked than fits between two. Takes all passages, also those far away. */
  lead(passages: Iterable<{ readonly extent: Extent; readonly depth: number }>): void
  destroy(): void
}

/** Makes room in a text. A browser so old that it cannot be given rules leaves the lines where they are. */
export function createLeading({ blocks }: Pick<Surface, 'blocks'>): Leading {
  if (!('adoptedStyleSheets' in document)) return { lead: () => {}, destroy: () => {} }
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  let now = ''
  return {
    lead: (passages) => {
      const text = leadingCss(deepestIn(blocks, passages, depthsThatFit.narrow))
      if (text === now) return
      now = text
      sheet.replaceSync(text)
    },
    destroy: () => {
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet)
    },
  }
}
