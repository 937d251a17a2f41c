import { expect } from '../story'
import { expectSaved, mark, readingStory } from '../reading'
import { drag, middleOf } from '../selecting'
import { paintedWords } from '../painted'

readingStory('words selected with the mouse are tagged by a letter, saved, and still there after a reload', async ({ desk }) => {
  const { page, text, palette, cards, card } = desk
  await drag(text, 'a second batch', 'military instructors')
  await expect(palette).toBeVisible()
  const [sheet, words] = await Promise.all([palette.boundingBox(), middleOf(text, 'military instructors')])
  expect(Math.abs(sheet!.y - words.y), 'the palette stands at the selection').toBeLessThan(420)

  await page.keyboard.press('s')
  await expect(palette).toBeHidden()
  await expect(card('a second batch of military instructors').getByRole('button', { name: /State messaging ?, Sourcing, passage 1/ })).toBeVisible()
  await expectSaved(page)
  await page.reload()
  await expect(cards).toHaveCount(1)
  await expect(card('a second batch of military instructors')).toContainText('State messaging')
})

readingStory('a click in the palette does the same as the letter, and Escape leaves the words as they were', async ({ desk }) => {
  const { page, text, palette, card, cards } = desk
  await drag(text, 'routine rotation')
  await expect(palette.getByRole('button', { name: /Loaded language/ })).toHaveAttribute('aria-keyshortcuts', 'l')
  await palette.getByRole('button', { name: /Loaded language/ }).hover()
  await expect(palette.getByText('Loaded language.')).toBeVisible()
  await palette.getByRole('button', { name: /Loaded language/ }).click()
  await expect(card('routine rotation').getByRole('button', { name: /Loaded language ?, Wording/ })).toBeVisible()
  await expectSaved(page)

  await drag(text, 'aircraft')
  await expect(palette).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(cards).toHaveCount(1)
})

readingStory('passages overlap, cross, nest and run over paragraphs, around an emoji, a combining mark and a right-to-left word', async ({ desk }) => {
  const { page, cards, card } = desk
  const tagged: readonly (readonly [string, string, string])[] = [
    ['Officials in Bangui 🛬 said', 'before dawn.', 'a'],
    ['military instructors', 'before dawn.', 'b'],
    ['landed', 'landed', 'e'],
    ['before dawn.', 'cafe\u0301 owners', 't'],
    ['single word שלום', 'would not say', 'd'],
    ['שלום', 'שלום', 'l'],
  ]
  for (const [first, last, letter] of tagged) {
    await mark(desk, letter, first, last)
  }
  await expectSaved(page)
  await page.reload()
  await expect(cards).toHaveCount(tagged.length)
  await expect(card('Officials in Bangui 🛬 said on Friday')).toContainText('Attributed claim')
  // Opened, a card has all of its words.
  await card('Threat framing').getByRole('button', { name: /Threat framing/ }).click()
  await expect(card('Threat framing')).toContainText('cafe\u0301 owners')
  await expect(card('שלום').filter({ hasText: 'Loaded language' })).toHaveCount(1)
  await expect(page.getByText(`${tagged.length} passages`)).toBeVisible()
})

readingStory('a card and its passage show each other', async ({ desk }) => {
  const { page, text, card } = desk
  await mark(desk, 'b', 'rainy season')
  await mark(desk, 'n', 'owners')
  await page.keyboard.press('Escape')
  await expectSaved(page)
  const lit = card('rainy season').locator('[data-lit]')
  await page.mouse.move(5, 5)
  await expect(lit).toHaveCount(0)
  const place = await middleOf(text, 'rainy season')
  await page.mouse.move(place.x, place.y)
  await expect(lit).toHaveCount(1)

  const tinted = () => paintedWords(page, /tint/).then((words) => words.join())
  await page.mouse.move(5, 5)
  await card('owners').getByRole('button').first().hover()
  await expect.poll(tinted).toBe('owners')

  await page.mouse.click(place.x, place.y)
  await expect(card('rainy season').getByRole('button', { name: /Background framing/ })).toHaveAttribute('aria-expanded', 'true')
  await expect(card('rainy season').getByRole('button', { name: /Background framing/ })).toBeFocused()
})

readingStory('a tag is changed, a note written, a passage deleted and brought back', async ({ desk }) => {
  const { page, card, cards } = desk
  await mark(desk, 'v', 'nobody expects one')
  const one = card('nobody expects one')
  await one.getByRole('button', { name: 'Change tag' }).click()
  const change = page.getByRole('dialog', { name: 'Change the tag' })
  await change.getByRole('button', { name: /Unverified claim/ }).click()
  await expect(one.getByRole('button', { name: /Unverified claim/ })).toBeVisible()
  await expect(one.getByText(/needs rationale/)).toBeVisible()
  await one.getByLabel('Rationale').fill('Nothing in the article says who expects it.')
  await one.getByLabel('Note').fill('Said twice 👀 cafe\u0301 שלום')
  // At once: what was typed a moment ago is kept, too.
  await page.reload()
  await card('nobody expects one').getByRole('button').first().click()
  await expect(card('nobody expects one').getByLabel('Note')).toHaveValue('Said twice 👀 cafe\u0301 שלום')
  await expect(card('nobody expects one').getByLabel('Rationale')).toHaveValue('Nothing in the article says who expects it.')

  await card('nobody expects one').getByRole('button', { name: 'Delete' }).click()
  await expect(cards).toHaveCount(0)
  await expectSaved(page)
  await page.keyboard.press('Control+z')
  await expect(cards).toHaveCount(1)
  await expectSaved(page)
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(cards).toHaveCount(0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expectSaved(page)
  await page.reload()
  await expect(card('nobody expects one')).toContainText('Said twice 👀 cafe\u0301 שלום')
})

readingStory('once words are selected, the keyboard is enough: extend, tag, walk the passages, open the codebook', async ({ desk }) => {
  const { page, text, palette, card } = desk
  await drag(text, 'earlier')
  await page.keyboard.press('Escape')
  await page.keyboard.press('Shift+ArrowRight')
  await page.keyboard.press('Control+Shift+ArrowRight')
  await expect(palette).toBeVisible()
  await page.keyboard.press('Tab')
  await expect(palette.getByRole('button').first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const first = card('earlier').getByRole('button', { name: /Attributed claim/ })
  await expect(first).toBeVisible()
  await page.getByRole('heading', { level: 1 }).first().click()
  await page.keyboard.press('j')
  await expect(first).toBeFocused()
  await page.keyboard.press('c')
  await expect(page.getByRole('region', { name: 'Codebook and questions' })).toBeVisible()
  await page.keyboard.press('c')
  await expect(page.getByRole('region', { name: 'Codebook and questions' })).toBeHidden()
})
