import type { Page } from '@playwright/test'

/**
 * Walks with Tab through everything that takes the focus, at most `most` steps, and gives what does not show that it has
 * it, or is covered while it has (WCAG 2.2, 2.4.7 and 2.4.11). A field whose ring is around its label shows it.
 */
export async function unseenFocus(page: Page, most = 120): Promise<{ readonly unseen: readonly string[]; readonly visited: number }> {
  const unseen = new Set<string>()
  let visited = 0
  for (let step = 0; step < most; step++) {
    await page.keyboard.press('Tab')
    const found = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement | null
      if (!one || one === document.body) return 'nothing'
      if (one.hasAttribute('data-walked')) return 'round'
      one.setAttribute('data-walked', '')
      const rings = [one, one.closest('label'), one.parentElement].filter((each) => each !== null)
      const ring = rings.some((each) => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(each)
        return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1.5 && outlineColor !== 'rgba(0, 0, 0, 0)'
      })
      const named = one.outerHTML.slice(0, 140)
      const caret = one.matches('article') && document.querySelector('[data-caret]') !== null
      if (!ring && !caret) return `no ring: ${named}`
      const box = (one.closest('label') ?? one).getBoundingClientRect()
      const [left, right, top, bottom] = [Math.max(1, box.left), Math.min(innerWidth - 1, box.right), Math.max(1, box.top), Math.min(innerHeight - 1, box.bottom)]
      if (right <= left || bottom <= top) return `out of the window: ${named}`
      const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) => document.elementFromPoint(left + (right - left) * x, top + (bottom - top) * y)))
      const label = one.closest('label')
      return points.some((at) => at && (one.contains(at) || label?.contains(at) || at.contains(one))) ? 'seen' : `covered: ${named}`
    })
    if (found === 'round') break
    if (found === 'nothing') continue
    visited++
    if (found !== 'seen') unseen.add(found)
  }
  await page.evaluate(() => document.querySelectorAll('[data-walked]').forEach((one) => one.removeAttribute('data-walked')))
  return { unseen: [...unseen], visited }
}
