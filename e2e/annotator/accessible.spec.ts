import { AxeBuilder } from '@axe-core/playwright'
import { type Page } from '@playwright/test'
import { expect } from '../story'
import { openDesk, readingStory } from '../reading'
import { drag } from '../selecting'

const findings = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
}

/** Buttons and fields that can be seen and are smaller than 24 px, with no room of their own. */
const small = (page: Page) => page.evaluate(() => [...document.querySelectorAll('main button, main input, main [role="slider"], dialog button, dialog input')].filter((one) => {
  const label = one.closest('label')
  const { width, height } = (label ?? one).getBoundingClientRect()
  return width > 0 && getComputedStyle(one).visibility === 'visible' && !one.closest('details:not([open])') && (width < 24 || height < 24)
}).map((one) => one.outerHTML.slice(0, 140)))

for (const [name, options] of [
  ['1440', { viewport: { width: 1440, height: 900 } }],
  ['390', { viewport: { width: 390, height: 844 }, hasTouch: true }],
  ['200 % zoom', { viewport: { width: 720, height: 450 } }],
  ['1440, dark and forced colours', { viewport: { width: 1440, height: 900 }, forcedColors: 'active', colorScheme: 'dark' }],
] as const)
  readingStory(`nothing for axe to find in any state of marking, at ${name}`, async ({ open, workspace, title }) => {
    const { page, text, palette, cards } = await openDesk(open, workspace, workspace.annotators[0], title, options)
    await drag(text, 'routine rotation')
    await expect(palette).toBeVisible()
    expect(await findings(page), 'the palette').toEqual([])
    expect(await small(page), 'targets of the palette').toEqual([])
    await palette.getByRole('searchbox').fill('lan')
    expect(await findings(page), 'the palette, filtered').toEqual([])
    await page.keyboard.press('Enter')
    await expect(cards).toHaveCount(1)
    await page.keyboard.press('Escape')
    await drag(text, 'routine')
    await expect(palette).toBeVisible()
    await page.keyboard.press('Shift+B')
    await expect(palette.locator('[data-tag][aria-pressed]')).toHaveCount(1)
    expect(await findings(page), 'the palette, several').toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('t')
    await expect(text).toBeFocused()
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowRight')
    await expect(page.locator('[data-caret]')).toBeVisible()
    expect(await findings(page), 'the caret in the text').toEqual([])
    await page.keyboard.press('Enter')
    await page.keyboard.press('h')
    expect(await findings(page), 'an open card').toEqual([])
    expect(await small(page), 'targets of the card').toEqual([])
    await page.keyboard.press('f')
    await page.keyboard.type('the')
    await expect(page.getByRole('list', { name: 'Places found' })).toBeVisible()
    expect(await findings(page), 'the search').toEqual([])
    expect(await small(page), 'targets of the search').toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), 'nothing stands out of the window').toBeLessThanOrEqual(0)
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    expect(await findings(page), 'the keys').toEqual([])
    expect(await small(page), 'targets of the keys').toEqual([])
  })
