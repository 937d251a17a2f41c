import type { Locator } from '@playwright/test'
import { deskOn, expectSaved, mark, readingStory } from '../reading'
import { drag } from '../selecting'
import { expect } from '../story'

/** How far the ring of what has the focus is covered or cut, as the points in the middle of its four sides at which something else is on top. */
const coveredSides = (of: Locator) => of.evaluate((element) => {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const { outlineOffset, outlineWidth } = getComputedStyle(element)
  const out = parseFloat(outlineOffset) + parseFloat(outlineWidth) / 2
  const [x, y] = [(left + right) / 2, (top + bottom) / 2]
  const sides: readonly (readonly [string, number, number])[] = [['top', x, top - out], ['bottom', x, bottom + out], ['left', left - out, y], ['right', right + out, y]]
  return sides.flatMap(([side, atX, atY]) => {
    const there = document.elementFromPoint(atX, atY)
    return there && (element.contains(there) || there.contains(element)) ? [] : [side]
  })
})

readingStory('the note is gone on with at its end', async ({ desk, title }) => {
  const { page, card } = desk
  await mark(desk, 's', 'a second batch', 'military instructors')
  const passage = card('a second batch of military instructors')
  await passage.getByLabel('Note').fill('cafe\u0301 שלום 🙂')
  await page.keyboard.press('Escape')
  await expectSaved(page)
  await page.reload()
  await deskOn(page, desk.annotator, title)
  const head = passage.getByRole('button').first()
  await page.keyboard.press('Tab')
  await head.focus()
  expect(await coveredSides(head), 'the ring does not run through the quote').toEqual([])
  await page.keyboard.press('n')
  await expect(passage.getByLabel('Note')).toBeFocused()
  await page.keyboard.type(', and more')
  await expect(passage.getByLabel('Note')).toHaveValue('cafe\u0301 שלום 🙂, and more')
})

readingStory('Escape from the questions leads back to their button', async ({ desk, title }) => {
  const { page } = desk
  const button = page.getByRole('button', { name: /^Questions/ })
  const tab = page.getByRole('tab', { name: /^Questions/ })
  await button.click()
  await tab.focus()
  await page.keyboard.press('Escape')
  await expect(tab).toBeHidden()
  await expect(button).toBeFocused()
  await page.reload()
  await deskOn(page, desk.annotator, title)
  await page.keyboard.press('q')
  await expect(tab).toBeFocused()
  expect(await coveredSides(tab), 'the ring of the tab is whole').toEqual([])
  await page.keyboard.press('Escape')
  await expect(button).toBeFocused()
  const codebook = page.getByRole('button', { name: 'Codebook', exact: true })
  await codebook.click()
  await page.getByRole('tab', { name: 'Codebook' }).focus()
  await page.keyboard.press('Escape')
  await expect(codebook).toBeFocused()
  await page.keyboard.press('?')
  const close = page.getByRole('dialog', { name: 'Keys' }).getByRole('button', { name: 'Close' })
  await page.keyboard.press('Tab')
  await close.focus()
  expect(await coveredSides(close), 'the ring of Close is whole').toEqual([])
})

readingStory('the palette fits the window that becomes a narrow one under it, and its boxes have the colour of what can be acted on', async ({ desk }) => {
  const { page, text, palette } = desk
  await drag(text, 'a second batch', 'military instructors')
  await expect(palette).toBeVisible()
  for (const box of await palette.getByRole('checkbox').all())
    expect(await box.evaluate((one) => getComputedStyle(one).accentColor)).toBe(await page.getByRole('button', { name: 'Submit…' }).evaluate((one) => getComputedStyle(one).borderTopColor))
  await page.setViewportSize({ width: 390, height: 844 })
  const within = async () => {
    const { left, right, filter } = await palette.evaluate((sheet) => ({ ...sheet.getBoundingClientRect().toJSON() as DOMRect, filter: sheet.querySelector('input[type=search]')!.getBoundingClientRect().width }))
    return { left, right, filter: filter > 80 }
  }
  await expect.poll(within).toEqual({ left: 0, right: 390, filter: true })
})

readingStory('without a network the foot still says how much is marked', async ({ desk, quiet }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED/)
  const { page } = desk
  await mark(desk, 's', 'a second batch', 'military instructors')
  await page.keyboard.press('Escape')
  await expectSaved(page)
  await page.context().setOffline(true)
  await mark(desk, 'v', 'routine rotation')
  const state = page.getByRole('status').filter({ hasText: /^Offline, 1 waiting$/ })
  await expect(state).toBeVisible()
  const count = page.getByText(/^2 passages/)
  await expect(count).toBeVisible()
  const submit = page.getByRole('button', { name: 'Submit…' })
  const foot = await submit.evaluate((button) => ({ scroll: button.parentElement!.scrollWidth, client: button.parentElement!.clientWidth, height: button.parentElement!.clientHeight }))
  expect(foot.scroll, 'everything has its place').toBeLessThanOrEqual(foot.client)
  expect(foot.height, 'in one line of buttons').toBeLessThan(50)
})
