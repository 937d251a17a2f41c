import { expectSaved, mark, readingStory } from '../reading'
import { placeOf } from '../selecting'
import { expect } from '../story'

readingStory('words selected backwards to a badge, or on to a card, get the palette like any others', async ({ desk }) => {
  const { page, text, palette, cards, card } = desk
  await mark(desk, 'v', 'Officials')
  await expectSaved(page)
  await page.keyboard.press('Escape')
  const { mouse } = page
  const badge = page.getByRole('group', { name: 'Badges of passages' }).getByRole('button').first()
  const { to } = await placeOf(text, 'in Bangui')
  await mouse.move(to.x, to.y)
  await mouse.down()
  const at = (await badge.boundingBox())!
  await mouse.move(at.x + at.width / 2, to.y, { steps: 6 })
  await mouse.up()
  await expect(palette).toBeVisible()
  await page.keyboard.press('l')
  await expect(card('Officials in Bangui'), 'the letter is the tag’s').toContainText('Loaded language')
  await page.keyboard.press('Escape')

  const head = card('Officials in Bangui').getByRole('button').first()
  const { from } = await placeOf(text, 'said on Friday')
  const aim = (await head.boundingBox())!
  await mouse.move(from.x, from.y)
  await mouse.down()
  await mouse.move(aim.x + 20, from.y, { steps: 6 })
  await mouse.move(aim.x + 20, aim.y + aim.height / 2, { steps: 2 })
  await mouse.up()
  await expect(palette).toBeVisible()
  await expect(head, 'nothing is opened by it').toHaveAttribute('aria-expanded', 'false')
  await page.keyboard.press('d')
  await expect(cards).toHaveCount(3)
  await expectSaved(page)

  const keys = page.getByRole('button', { name: 'Keys' })
  await placeOf(text, 'routine rotation')
  await page.evaluate(() => getSelection()!.selectAllChildren(document.querySelector('[data-kind="paragraph"]')!))
  await keys.hover()
  await mouse.down()
  await mouse.move(600, 200, { steps: 3 })
  await mouse.up()
  await expect(palette, 'a press that begins on a button selects nothing').toBeHidden()
})

readingStory('three clicks take the paragraph also where the palette would come under the third', async ({ desk }) => {
  const { page, text, palette } = desk
  await page.setViewportSize({ width: 720, height: 450 })
  const { from } = await placeOf(text, 'routine rotation')
  await page.mouse.click(from.x + 12, from.y, { clickCount: 3, delay: 30 })
  await expect(palette).toBeVisible()
  expect((await page.evaluate(() => getSelection()!.toString().trim())).split(' ').length, 'more than the word').toBeGreaterThan(5)
  await page.keyboard.press('Escape')
  const again = await placeOf(text, 'routine rotation')
  await page.mouse.dblclick(again.from.x + 12, again.from.y)
  await expect(palette, 'and two the word, a moment later').toBeVisible()
  expect(await page.evaluate(() => getSelection()!.toString().trim())).toBe('routine')
})

readingStory('in a narrow window the card, the panel and the search put each other away', async ({ desk }) => {
  const { page, card } = desk
  await page.setViewportSize({ width: 390, height: 844 })
  await mark(desk, 'l', 'before dawn')
  const note = card('before dawn').getByLabel('Note')
  await expect(note).toBeVisible()
  await page.getByRole('button', { name: /^Questions/ }).click()
  const panel = page.getByRole('region', { name: 'Codebook and questions' })
  await expect(panel).toBeVisible()
  await expect(note).toBeHidden()
  await page.getByRole('button', { name: 'Search in the article' }).click()
  await expect(panel).toBeHidden()
  const search = page.getByRole('searchbox')
  await expect(search).toBeVisible()
  await page.getByRole('group', { name: 'Badges of passages' }).getByRole('button').first().click()
  await expect(note).toBeVisible()
  await expect(search).toBeHidden()
})

readingStory('a pen that rests on a word selects it, and gets the palette', async ({ desk }) => {
  const { page, text, palette, card } = desk
  // As the browser tells of it: the pen goes down, the word is selected, and the pen is the browser’s from then on.
  await text.evaluate(async (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf('rotation')
      if (at < 0) continue
      node.parentElement!.dispatchEvent(new PointerEvent('pointerdown', { pointerType: 'pen', bubbles: true }))
      getSelection()!.setBaseAndExtent(node, at, node, at + 'rotation'.length)
      await new Promise(requestAnimationFrame)
      node.parentElement!.dispatchEvent(new PointerEvent('pointercancel', { pointerType: 'pen', bubbles: true }))
      return
    }
  })
  await expect(palette).toBeVisible()
  await page.keyboard.press('l')
  await expect(card('rotation')).toBeVisible()
  await expectSaved(page)
})
