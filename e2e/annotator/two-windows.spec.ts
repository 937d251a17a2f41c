import { expectAccessible } from '../accessible'
import { deskOn, expectSaved, mark, readingStory, submit } from '../reading'
import { expect } from '../story'

readingStory('what one tab has saved is seen in the other, and a step back there leaves it alone', async ({ desk, title }) => {
  const { page, card, cards } = desk
  await mark(desk, 'e', 'the whole rainy season')
  await expectSaved(page)
  const other = await deskOn(await page.context().newPage(), desk.annotator, title, page.url())
  await mark(other, 'd', 'routine rotation')
  await other.page.keyboard.press('Escape')
  await other.card('the whole rainy season').getByRole('button').first().click()
  await other.card('the whole rainy season').getByLabel('Note').fill('from the second tab 👀 cafe\u0301 שלום')
  await expectSaved(other.page)

  await expect(card('routine rotation')).toBeVisible()
  await expect(card('the whole rainy season')).toContainText('from the second tab 👀 cafe\u0301 שלום')
  await expectSaved(page)
  await page.bringToFront()
  await page.keyboard.press('Control+z')
  await expect(cards).toHaveCount(2)
  await expectSaved(page)
  await page.getByRole('button', { name: 'Submit…' }).click()
  await expect(page.getByRole('dialog', { name: 'Submit this article?' })).toContainText('You have marked 2 passages.')
  await page.getByRole('button', { name: 'Go on reading' }).click()

  await page.bringToFront()
  await card('routine rotation').getByRole('button').first().click()
  await card('routine rotation').getByRole('button', { name: 'Delete' }).click()
  await expect(other.cards).toHaveCount(1)
  await expect(other.page.getByText('1 passage was changed in another window.'), 'said to whoever does not see it go').toBeAttached()
})

readingStory('a tab whose article is submitted in another one says so when it is seen again, and takes nothing more', async ({ desk, title }) => {
  const { page, cards } = desk
  await mark(desk, 'e', 'the whole rainy season')
  await expectSaved(page)
  const other = await deskOn(await page.context().newPage(), desk.annotator, title, page.url())
  await submit(other)
  await other.page.close()
  await expect(page.getByRole('button', { name: 'Submit…' })).toBeVisible()

  await page.bringToFront()
  // A browser without a screen shows all its tabs at once, and tells none of them that it is shown.
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  await expect(page.getByText(/^Submitted.*; the layer is locked/)).toBeVisible()
  await expect(page.getByRole('button', { name: 'Submit…' })).toBeHidden()
  await expect(cards).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()
})

readingStory('what waits in a tab stays on top of what comes from another, and the choice between them is asked as ever', async ({ desk, quiet, title }) => {
  quiet.allow(/ERR_FAILED|status of 409/)
  const { page, card } = desk
  const words = 'the whole rainy season'
  await mark(desk, 'e', words)
  await expectSaved(page)
  const other = await deskOn(await page.context().newPage(), desk.annotator, title, page.url())
  await page.route('**/api/v1/assignments/*/writes', (route) => route.abort())
  await card(words).getByLabel('Note').fill('from the first tab')
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await other.card(words).getByRole('button').first().click()
  await other.card(words).getByLabel('Note').fill('from the second tab')
  await mark(other, 'd', 'routine rotation')
  await expectSaved(other.page)
  await expect(card('routine rotation')).toBeVisible()
  await expect(card(words)).toContainText('from the first tab')

  await page.unroute('**/api/v1/assignments/*/writes')
  await page.bringToFront()
  const asked = page.getByRole('region', { name: 'Needs you' })
  await expect(asked.getByText('from the second tab')).toBeVisible()
  await asked.getByRole('button', { name: 'Keep yours' }).click()
  await expectSaved(page)
  await expect(other.card(words)).toContainText('from the first tab')
})

readingStory('what is being typed is not overwritten by what another tab saves meanwhile, and the choice is asked', async ({ desk, quiet, title }) => {
  quiet.allow(/status of 409/)
  const { page, card } = desk
  const words = 'the whole rainy season'
  await mark(desk, 'e', words)
  await expectSaved(page)
  const other = await deskOn(await page.context().newPage(), desk.annotator, title, page.url())
  await other.card(words).getByRole('button').first().click()
  const note = card(words).getByLabel('Note')
  // Somebody who goes on typing: a letter comes before each rest is over.
  const typing = note.pressSequentially('a'.repeat(50), { delay: 150 })
  await expect(note).not.toHaveValue('')
  const fetched = page.waitForResponse('**/api/v1/assignments/*/layer')
  await other.card(words).getByLabel('Note').fill('from the second tab')
  await mark(other, 'd', 'routine rotation')
  await expectSaved(other.page)
  await fetched
  await typing
  await expect(note).toHaveValue('a'.repeat(50))
  const asked = page.getByRole('region', { name: 'Needs you' })
  await expect(asked.getByText('from the second tab')).toBeVisible()
  await expect(asked.getByText(/^a+$/)).toBeVisible()
  await expect(card('routine rotation')).toBeVisible()
  await asked.getByRole('button', { name: 'Take the other' }).click()
  await expectSaved(page)
})

readingStory('nothing is submitted that its annotator has not seen: what another machine changed is shown first', async ({ desk, open, quiet, title }) => {
  quiet.allow(/status of 409/)
  const { page, cards } = desk
  await mark(desk, 'e', 'the whole rainy season')
  await expectSaved(page)
  // A browser of its own, with no way to tell the other.
  const away = await deskOn(await open(desk.annotator), desk.annotator, title, page.url())
  await mark(away, 'd', 'routine rotation')
  await expectSaved(away.page)
  await expect(cards).toHaveCount(1)

  await page.getByRole('button', { name: 'Submit…' }).click()
  const dialog = page.getByRole('dialog', { name: 'Submit this article?' })
  await expect(dialog.getByText('1 passage was changed in another window. Look at it before you submit.')).toBeVisible()
  await expect(dialog).toContainText('You have marked 2 passages.')
  const changed = dialog.getByRole('list', { name: 'Changed in another window' })
  await expect(changed.getByRole('button', { name: /routine rotation/ })).toBeVisible()

  await mark(away, 'l', 'before dawn')
  await expectSaved(away.page)
  await away.card('the whole rainy season').getByRole('button').first().click()
  await away.card('the whole rainy season').getByRole('button', { name: 'Delete' }).click()
  await expectSaved(away.page)
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(dialog.getByText('3 passages were changed in another window. Look at them before you submit.')).toBeVisible()
  await expect(changed.getByRole('listitem').filter({ hasText: 'the whole rainy season' })).toContainText('deleted')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `submitting what was changed elsewhere, at ${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await expect(page.getByText('the layer is locked')).toHaveCount(0)

  await changed.getByRole('button', { name: /before dawn/ }).click()
  await expect(dialog).toBeHidden()
  await expect(desk.card('before dawn')).toBeVisible()
  await page.getByRole('button', { name: 'Submit…' }).click()
  await expect(dialog).toContainText('You have marked 2 passages.')
  await expect(changed).toHaveCount(0)
  await dialog.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByText('the layer is locked')).toBeVisible()
  await expect(cards).toHaveCount(2)
})
