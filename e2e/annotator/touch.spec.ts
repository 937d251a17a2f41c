import { expectSaved, openDesk, readingStory } from '../reading'
import { expect } from '../story'
import { touchSelect } from '../selecting'

readingStory('on a phone: read, select, tag, save', async ({ open, workspace, title }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
  const { page, text, palette, card } = await openDesk(open, workspace, workspace.annotators[0], title, phone)
  const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(await overflow(), 'nothing stands out of the window').toBeLessThanOrEqual(0)
  await touchSelect(text, 'routine rotation')
  await expect(palette).toBeVisible()
  await expect(palette).toBeInViewport({ ratio: 1 })
  await palette.getByRole('button', { name: /Loaded language/ }).tap()
  await expect(card('routine rotation')).toBeVisible()
  await card('routine rotation').getByLabel('Note').fill('two words too many')
  await expectSaved(page)
  await page.keyboard.press('Escape')
  await page.reload()
  await page.getByRole('button', { name: /^L Loaded language, passage 1/ }).tap()
  await expect(card('routine rotation').getByLabel('Note')).toHaveValue('two words too many')
  expect(await overflow()).toBeLessThanOrEqual(0)
})
