import { expectAccessible } from '../accessible'
import { expectSaved, readingStory } from '../reading'
import { drag, middleOf } from '../selecting'
import { expect } from '../story'

readingStory('a tag that is kept is given to whatever is dragged over, until Escape; what is clicked or selected with keys is asked about as ever', async ({ desk }) => {
  const { page, text, palette, card, cards } = desk
  await drag(text, 'routine rotation')
  await expect(palette).toBeVisible()
  await page.keyboard.press('=')
  await expect(palette.getByRole('checkbox', { name: 'keep' })).toBeChecked()
  await page.keyboard.press('d')
  await expect(palette).toBeHidden()
  const state = page.getByText(/^D\s*Whatever you drag over is Distancing\./)
  await expect(state).toBeVisible()
  await expect(page.getByText(/Distancing is kept: whatever you drag over gets it, until Escape\.$/)).toBeAttached()
  await expectAccessible(page, 'a tag that is kept')

  await drag(text, 'rainy season')
  await expect(card('rainy season')).toContainText('Distancing')
  await expect(palette).toBeHidden()
  await drag(text, 'single word שלום')
  await expect(card('single word שלום')).toContainText('Distancing')
  await expectSaved(page)
  await page.keyboard.press('Control+z')
  await expect(cards, 'each is a step of its own').toHaveCount(2)

  // A word clicked twice is not dragged over: it may be three clicks for the paragraph.
  const { x, y } = await middleOf(text, 'parliament')
  await page.mouse.dblclick(x, y)
  await expect(palette).toBeVisible()
  await expect(cards).toHaveCount(2)
  await page.keyboard.press('Escape')
  await expect(palette).toBeHidden()
  await expect(state, 'the palette is closed, and the tag still kept').toBeVisible()
  await page.keyboard.press('Escape')
  await expect(state).toBeHidden()
  await expect(page.getByText('Distancing is not kept any more.')).toBeAttached()
  await drag(text, 'an earlier contingent')
  await expect(palette).toBeVisible()
  await expect(palette.getByRole('checkbox', { name: 'keep' })).not.toBeChecked()
  await expect(cards).toHaveCount(2)
})
