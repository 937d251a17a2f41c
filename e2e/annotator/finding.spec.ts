import { expect } from '../story'
import { expectSaved, readingStory } from '../reading'

readingStory('every place of a phrase is listed with its surroundings, gone to, and tagged one by one or all at once', async ({ desk }) => {
  const { page, text, cards, palette } = desk
  await page.keyboard.press('f')
  const find = page.getByRole('search')
  await expect(find.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('THE')
  const places = find.getByRole('list', { name: 'Places found' }).getByRole('listitem')
  const expected = await text.evaluate((root) => [...root.querySelectorAll('[data-start]')].map((one) => one.textContent.match(/\bthe\b/gi)?.length ?? 0).reduce((a, b) => a + b, 0))
  await expect(places).toHaveCount(expected)
  await expect(places.first()).toContainText('landed at the airport before dawn')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(find.getByRole('status')).toHaveText(`2 of ${expected} places`)
  await expect(places.nth(1)).toHaveAttribute('aria-current', 'true')
  const painted = await page.evaluate(() => [...(CSS.highlights.get('passage-pending') ?? [])].map(String))
  expect(painted.map((one) => one.toLowerCase())).toEqual(Array.from({ length: expected }, () => 'the'))

  await find.getByRole('button', { name: 'Tag place 1', exact: true }).click()
  await expect(palette).toBeVisible()
  await page.keyboard.press('v')
  await expect(cards).toHaveCount(1)
  await expect(find.getByRole('button', { name: 'Tag place 1', exact: true })).toBeFocused()
  await expect(places.first().getByRole('img', { name: 'tagged Vague source' })).toBeVisible()

  await find.getByRole('button', { name: `Tag all ${expected}…` }).click()
  await page.keyboard.press('v')
  await expect(cards, 'what was tagged so already is not tagged twice').toHaveCount(expected)
  await expectSaved(page)

  await find.getByRole('searchbox').fill('cafe owners')
  await expect(places).toHaveCount(1)
  await expect(places.first()).toContainText('cafe\u0301 owners')
  await find.getByRole('searchbox').fill('no such words שלום')
  await expect(find.getByRole('status')).toHaveText('Not in this article')
  await page.keyboard.press('Escape')
  await expect(find).toBeHidden()
  await expect(text).toBeFocused()
  await page.getByRole('button', { name: /^V Vague source, passage 1$/ }).click()
  await expect(cards.first()).toContainText('Found by searching for “THE”.')
})
