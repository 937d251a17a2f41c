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

readingStory('on a phone, with a finger alone: read, select, look up what tags mean, several tags at once, take back, answer, submit', async ({ open, workspace, title }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
  const { page, text, palette, card } = await openDesk(open, workspace, workspace.annotators[0], title, phone)
  /** On a telephone only the open one is shown. */
  const cards = page.locator('[aria-label="Passages"] > li')
  const foot = page.getByRole('button', { name: 'Submit…' })
  const bottom = async () => Math.round(await foot.evaluate((button) => button.parentElement!.getBoundingClientRect().bottom))
  const edge = await page.evaluate(() => Math.round(document.querySelector('nav[aria-label]')?.getBoundingClientRect().top ?? innerHeight))

  await page.locator('[data-block]').last().scrollIntoViewIfNeeded()
  expect(Math.abs((await bottom()) - edge), 'the line at the foot stays where it is at the end of the text').toBeLessThanOrEqual(1)

  await touchSelect(text, 'good manners')
  await expect(palette).toBeInViewport({ ratio: 1 })
  const ask = palette.getByRole('button', { name: 'What do the tags mean?' })
  await expect(ask, 'at hand without scrolling').toBeInViewport({ ratio: 1 })
  await ask.tap()
  await palette.getByRole('button', { name: /Distancing/ }).tap()
  await expect(cards, 'nothing is tagged by looking up').toHaveCount(0)
  const meaning = palette.getByText(/^Distancing\./)
  await expect(meaning.locator('..')).toBeInViewport({ ratio: 1 })
  await palette.getByRole('button', { name: 'Tag it Distancing' }).tap()
  await expect(card('good manners')).toContainText('Distancing')
  await expect(card('good manners').getByRole('button', { name: 'Delete' }), 'nothing of the card is under the foot').toBeInViewport({ ratio: 1 })
  expect(await card('good manners').getByRole('button', { name: 'Delete' }).evaluate((button) => {
    const { left, top, width, height } = button.getBoundingClientRect()
    return document.elementFromPoint(left + width / 2, top + height / 2) === button
  })).toBe(true)
  await card('good manners').getByRole('button').first().tap()

  await touchSelect(text, 'Officials')
  const places = () => palette.getByRole('button', { name: /^[A-Z] / }).evaluateAll((tags) => tags.map((tag) => tag.getBoundingClientRect().toJSON() as object))
  await expect(palette).toBeVisible()
  await palette.getByLabel('several').tap()
  const before = await places()
  await palette.getByRole('button', { name: /Vague source/ }).tap()
  await palette.getByRole('button', { name: /Labelling/ }).tap()
  expect((await places()).slice(0, 12), 'no tag moves from under the finger').toEqual(before.slice(0, 12))
  await palette.getByRole('button', { name: 'Done' }).tap()
  await expect(cards).toHaveCount(3)
  await page.getByRole('button', { name: 'Undo' }).tap()
  await expect(cards).toHaveCount(2)
  await page.keyboard.press('Escape')

  await page.getByRole('button', { name: 'Codebook' }).tap()
  const panel = page.getByRole('region', { name: 'Codebook and questions' })
  await panel.getByRole('tab', { name: /^Questions/ }).tap()
  await panel.getByRole('group', { name: 'Genre' }).getByText('reporting').tap()
  await panel.getByRole('button', { name: 'Fold away' }).tap()
  await expectSaved(page)
  await foot.tap()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit', exact: true }).tap()
  await expect(page.getByText(/the layer is locked/)).toBeVisible()
})
