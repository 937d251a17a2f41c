import { type Locator, type Page } from '@playwright/test'
import { expect } from '../story'
import { expectSaved, mark, openDesk, readingStory } from '../reading'
import { drag, middleOf, placeOf, touchSelect } from '../selecting'

const quote = (card: Locator) => card.locator('q').first()
const tag = async (text: Locator, palette: Locator, letter: string, first: string, last = first) => {
  await drag(text, first, last)
  await expect(palette).toBeVisible()
  await text.page().keyboard.press(letter)
  await expect(palette).toBeHidden()
}
/** Pulls a knob until it stands at some words: along their line, with the hand drifting by so many pixels, or with the pointer on the words themselves. */
const pull = async (page: Page, text: Locator, end: string, to: string, way: number | 'on' = 0) => {
  // Whoever takes aim has scrolled before.
  const place = await middleOf(text, to)
  const from = (await page.locator(`[data-end="${end}"]`).boundingBox())!
  const knob = { x: from.x + from.width / 2, y: from.y + from.height / 2 }
  await page.mouse.move(knob.x, knob.y)
  await page.mouse.down()
  await page.mouse.move(place.x, way === 'on' ? place.y : knob.y + way, { steps: 4 })
  await page.mouse.up()
}

readingStory('the ends of a passage are pulled and moved by keys, and what was said of it stays', async ({ desk }) => {
  const { page, text, palette, cards } = desk
  await tag(text, palette, 'v', 'the same words')
  const card = cards.first()
  await card.getByLabel('Note').fill('stays 👀 cafe\u0301 שלום')
  await expectSaved(page)
  await pull(page, text, 'end-0', 'stayed for the', 7)
  await expect(quote(card)).toHaveText('the same words, and had stayed')
  await pull(page, text, 'start-0', 'welcomed', -7)
  await expect(quote(card)).toHaveText('welcomed with the same words, and had stayed')
  // Whoever goes up to the words with the mouse means these, and not the line above.
  await pull(page, text, 'end-0', 'words, and', 'on')
  await expect(quote(card)).toHaveText('welcomed with the same words')
  await pull(page, text, 'start-0', 'with the same', 'on')
  await expect(quote(card)).toHaveText('with the same words')
  await pull(page, text, 'end-0', 'stayed for the', 'on')
  await pull(page, text, 'start-0', 'welcomed', 'on')
  await expect(quote(card)).toHaveText('welcomed with the same words, and had stayed')

  await page.keyboard.press('Escape')
  await card.getByRole('button', { name: /Vague source/ }).click()
  await page.keyboard.press('e')
  await expect(card.getByRole('slider', { name: 'End' })).toBeFocused()
  await page.keyboard.press('ArrowRight')
  await expect(quote(card)).toHaveText(/had stayed for$/)
  await page.keyboard.press('Shift+ArrowLeft')
  await expect(quote(card)).toHaveText(/had stayed fo$/)
  await page.keyboard.press('ArrowDown')
  await expect(quote(card)).toHaveText(/rainy season\.$/)
  await page.keyboard.press('s')
  await expect(card.getByRole('slider', { name: 'Start' })).toBeFocused()
  await page.keyboard.press('ArrowUp')
  await expect(quote(card)).toHaveText(/^Critics recalled/)
  await expectSaved(page)
  await page.reload()
  await expect(quote(card)).toHaveText(/^Critics recalled .* rainy season\.$/)
  await card.getByRole('button', { name: /Vague source/ }).click()
  await expect(card.getByLabel('Note')).toHaveValue('stays 👀 cafe\u0301 שלום')
  await expect(cards).toHaveCount(1)
})

readingStory('a fragment is added to a passage and taken away', async ({ desk }) => {
  const { page, text, palette, cards } = desk
  await tag(text, palette, 'd', 'routine rotation')
  await drag(text, 'invasion')
  await expect(palette).toBeVisible()
  await page.keyboard.press('+')
  await expect(quote(cards.first())).toHaveText('routine rotation … invasion')
  await drag(text, 'rotation')
  await palette.getByRole('button', { name: 'Take from it' }).click()
  await expect(quote(cards.first())).toHaveText('routine … invasion')
  await cards.first().getByRole('button', { name: /Take fragment 1 away/ }).click()
  await expect(quote(cards.first())).toHaveText('invasion')
  await page.keyboard.press('Control+z')
  await expect(quote(cards.first())).toHaveText('routine … invasion')
  await expectSaved(page)
})

readingStory('a triple click takes the paragraph and not the start of the next; Alt takes parts of words', async ({ desk }) => {
  const { page, text, palette, cards } = desk
  const place = await middleOf(text, 'ministry called')
  await page.mouse.click(place.x, place.y, { clickCount: 3 })
  await expect(palette).toBeVisible()
  await page.keyboard.press('b')
  await expect(cards.first()).toContainText(/The ministry called .* good manners\./)
  await expect(quote(cards.first())).not.toContainText('A spokesman')
})

readingStory('six passages on the same words, two of them on exactly the same, crossing and nested, are told apart, offered all at a click, and walked with a key', async ({ desk }) => {
  const { page, text, palette, card, cards } = desk
  const layers: readonly (readonly [string, string, string])[] = [
    ['b', 'Critics recalled', 'rainy season.'], ['a', 'earlier contingent', 'rainy season.'], ['l', 'had been welcomed', 'the same words'],
    ['t', 'had been welcomed', 'the same words'], ['v', 'the same words', 'and had stayed'], ['d', 'same words', 'same words'],
  ]
  for (const [letter, first, last] of layers) await tag(text, palette, letter, first, last)
  await page.keyboard.press('Escape')
  await expect(cards).toHaveCount(6)
  const place = await middleOf(text, 'same words')
  await page.mouse.click(place.x, place.y)
  const offered = page.getByRole('group', { name: '6 passages here, the smallest first' }).getByRole('button')
  await expect(offered).toHaveCount(6)
  await expect(offered.first()).toHaveText(/Distancing|Scare|D/)
  await expect(offered.first()).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('h')
  await expect(offered.nth(1)).toHaveAttribute('aria-current', 'true')
  await offered.nth(5).click()
  await expect(card('Critics recalled').getByRole('button', { name: /Background framing ?, / })).toHaveAttribute('aria-expanded', 'true')
  const underlines = await page.evaluate(() => [...CSS.highlights.keys()].filter((name) => /^passage-[a-z_]+-\d$/.test(name)).map((name) => name.at(-1)))
  expect(new Set(underlines).size, 'a line of its own for each').toBe(6)
  const lineHeights = await text.evaluate((root) => ['Critics', 'The ministry'].map((words) => Number.parseFloat(getComputedStyle([...root.querySelectorAll('[data-block]')].find((one) => one.textContent.startsWith(words))!).lineHeight)))
  expect(lineHeights[0]! - lineHeights[1]!, 'room for two lines more than fit between others').toBe(8)
})

readingStory('several tags on the same words in one go, and the last one again with one key', async ({ desk }) => {
  const { page, text, palette, cards } = desk
  await drag(text, 'landed')
  await expect(palette).toBeVisible()
  await page.keyboard.press('Shift+L')
  await expect(palette.getByRole('button', { name: /Loaded language/ })).toHaveAttribute('aria-pressed', 'true')
  await page.keyboard.press('Shift+T')
  await page.keyboard.press('Shift+L')
  await expect(palette.getByRole('button', { name: /Loaded language/ })).not.toHaveAttribute('aria-pressed')
  await page.keyboard.press('Shift+X')
  await palette.getByRole('button', { name: 'Done' }).click()
  await expect(cards).toHaveCount(2)
  expect(await page.evaluate(() => getSelection()!.toString()), 'words that are done with are not selected any more').toBe('')
  await drag(text, 'airport')
  await expect(palette).toBeVisible()
  await page.keyboard.press('.')
  await expect(cards).toHaveCount(3)
  await expect(cards.filter({ hasText: 'airport' })).toContainText(/Denial/)
  await drag(text, 'Bangui')
  await palette.getByRole('searchbox', { name: 'Filter the tags' }).fill('blame')
  await page.keyboard.press('Enter')
  await expect(cards.filter({ hasText: 'Bangui' })).toContainText(/blame/)
  await expectSaved(page)
})

readingStory('the knobs of a passage stay at its words when the text makes room for the panel', async ({ desk }) => {
  const { page, text } = desk
  await mark(desk, 'l', 'before dawn')
  const knob = page.locator('[data-end="start-0"]')
  const beside = async () => Math.abs((await knob.boundingBox())!.x + 12 - (await placeOf(text, 'before dawn')).from.x)
  await expect.poll(beside).toBeLessThan(3)
  const before = (await knob.boundingBox())!.x
  for (const how of ['opened', 'closed']) {
    await page.getByRole('button', { name: 'Codebook', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Codebook and questions' })).toBeVisible({ visible: how === 'opened' })
    await expect.poll(beside, how).toBeLessThan(3)
    if (how === 'opened') expect((await knob.boundingBox())!.x, 'the text has moved').not.toBe(before)
  }
})

readingStory('on a phone a finger pulls the ends of a passage', async ({ open, workspace, title }) => {
  const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 }
  const { page, text, palette, card } = await openDesk(open, workspace, workspace.annotators[0], title, phone)
  await touchSelect(text, 'Officials')
  await palette.getByRole('button', { name: /Vague source/ }).tap()
  await expect(card('Officials')).toBeVisible()
  const word = await placeOf(text, 'Bangui')
  const knob = page.locator('[data-end="end-0"]')
  const box = (await knob.boundingBox())!
  expect(Math.min(box.width, box.height), 'large enough for a finger').toBeGreaterThanOrEqual(40)
  const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 }
  const finger = await page.context().newCDPSession(page)
  await finger.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [from] })
  for (const share of [0.3, 0.6, 1]) await finger.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: from.x + share * (word.to.x - 3 - from.x), y: from.y }] })
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  await expect(quote(card('Officials'))).toHaveText('Officials in Bangui')
  await expectSaved(page)
})
