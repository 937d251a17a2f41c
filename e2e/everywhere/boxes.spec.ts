import { expectSaved, mark, openDesk, readingStory } from '../reading'
import { middleOf } from '../selecting'
import { expect } from '../story'

readingStory('a browser that has highlights and draws no lines with them gets boxes, and nothing of the first paint is left under them', async ({ open, workspace, title }) => {
  const desk = await openDesk(open, workspace, workspace.annotators[0], title)
  const { page, text, card } = desk
  await mark(desk, 'v', 'routine rotation')
  await page.keyboard.press('Escape')
  await mark(desk, 'l', 'rotation')
  await page.keyboard.press('Escape')
  await expectSaved(page)
  await page.addInitScript(() => {
    const supports: (condition: string) => boolean = CSS.supports.bind(CSS)
    CSS.supports = (condition: string) => !/app-region|decoration-inset/.test(condition) && supports(condition)
  })
  await page.reload()
  const lines = page.locator('[data-depth]')
  await expect(lines).toHaveCount(2)
  expect(await page.evaluate(() => [...CSS.highlights.keys()].filter((name) => name.startsWith('passage-')))).toEqual([])
  const [upper, lower] = await Promise.all([lines.first().boundingBox(), lines.last().boundingBox()])
  expect(lower!.y - upper!.y).toBe(4)
  await expect(text.locator('[data-reader="tiptap"]')).toBeVisible()

  const ground = page.locator('[data-tint]')
  await expect(ground).toHaveCount(0)
  const place = await middleOf(text, 'routine rotation')
  await page.mouse.move(place.x, place.y)
  await expect(ground, 'the tint comes with the pointer').toHaveCount(1)
  await page.mouse.click(place.x, place.y)
  await expect(card('routine rotation').getByRole('button').first(), 'and the boxes are not in its way').toHaveAttribute('aria-expanded', 'true')
})
