import type { Page } from '@playwright/test'

const interactive = 'button, input, select, textarea, summary, a[href], [role="slider"], [role="tab"], [role="button"]'

/**
 * What can be pressed on the page as it is now and is smaller than 24 by 24 CSS pixels (WCAG 2.2, 2.5.8). A field counts
 * with its label; a link in a sentence, and what a screen does not show, do not count.
 */
export async function smallTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate((interactive) => [...document.querySelectorAll<HTMLElement>(interactive)].flatMap((one) => {
    const target = one.closest('label') ?? one
    const { width, height } = target.getBoundingClientRect()
    const style = getComputedStyle(one)
    const unseen = width === 0 || !one.checkVisibility({ visibilityProperty: true }) || one.closest('[inert]') || getComputedStyle(target).clipPath !== 'none'
    const inSentence = one.matches('a[href], button') && style.display === 'inline' && one.closest('p, q, li, dd, h2') !== null && one.parentElement!.textContent.trim() !== one.textContent.trim()
    return unseen || inSentence || (width >= 23.5 && height >= 23.5) ? [] : [`${Math.round(width)} x ${Math.round(height)}: ${one.outerHTML.slice(0, 150)}`]
  }), interactive)
}

/** Pairs of controls that lie on one another where both can be seen: neither could be hit for certain. */
export async function overlappingTargets(page: Page): Promise<readonly string[]> {
  return page.evaluate((interactive) => {
    const top = (one: Element) => {
      const { left, right, top, bottom } = one.getBoundingClientRect()
      const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2)
      return at !== null && (one.contains(at) || at.contains(one))
    }
    const stays = (one: Element): boolean => /fixed|sticky/.test(getComputedStyle(one).position) || (one.parentElement !== null && stays(one.parentElement))
    /** As far as what scrolls around it lets it be seen. */
    const shown = (one: Element) => {
      let { left, right, top, bottom } = one.getBoundingClientRect()
      for (let around = one.parentElement; around; around = around.parentElement) {
        if (!/auto|scroll|hidden|clip/.test(getComputedStyle(around).overflow)) continue
        const box = around.getBoundingClientRect()
        ;[left, right, top, bottom] = [Math.max(left, box.left), Math.min(right, box.right), Math.max(top, box.top), Math.min(bottom, box.bottom)]
      }
      return { left, right, top, bottom }
    }
    const seen = [...document.querySelectorAll<HTMLElement>(interactive)].filter((one) => one.checkVisibility({ visibilityProperty: true }) && one.getBoundingClientRect().width > 1 && !one.matches('[data-end]') && top(one))
    const name = (one: Element) => (one.getAttribute('aria-label') ?? one.textContent.trim()).slice(0, 60) || one.outerHTML.slice(0, 60)
    return seen.flatMap((one, index) => seen.slice(index + 1).flatMap((other) => {
      if (one.contains(other) || other.contains(one) || (one.closest('label') !== null && one.closest('label') === other.closest('label'))) return []
      // What scrolls may go under what stays, and come out again.
      if (stays(one) !== stays(other)) return []
      const [a, b] = [shown(one), shown(other)]
      const width = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return width > 2 && height > 2 ? [`“${name(one)}” and “${name(other)}” by ${Math.round(width)} x ${Math.round(height)}`] : []
    }))
  }, interactive)
}

/** How far the page can be pushed sideways, in pixels. */
export async function sideways(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
}
