import type { Page } from '@playwright/test'

/** The words under the registered highlights whose name is of a pattern, one for each range, in no order. */
export function paintedWords(page: Page, name: RegExp): Promise<readonly string[]> {
  return page.evaluate((pattern) => [...CSS.highlights].filter(([one]) => new RegExp(pattern).test(one)).flatMap(([, ranges]) => [...ranges].map(({ startContainer, startOffset, endContainer, endOffset }) => {
    const range = document.createRange()
    range.setStart(startContainer, startOffset)
    range.setEnd(endContainer, endOffset)
    return range.toString()
  })), name.source)
}
