import { expectAccessible } from '../accessible'
import { expect } from '../story'
import { deskOn, expectSaved, mark, readingStory } from '../reading'

readingStory('without a network the work waits, and is saved when it is back', async ({ desk, quiet }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED/)
  const { page, cards } = desk
  await page.context().setOffline(true)
  await mark(desk, 'l', 'an invasion of good manners')
  await mark(desk, 'd', 'routine rotation')
  await expect(cards).toHaveCount(2)
  await expect(page.getByRole('status').filter({ hasText: /^Offline, 2 waiting$/ })).toBeVisible()
  await expect(page.getByText('Saved ✓')).toHaveCount(0)

  await page.context().setOffline(false)
  await expectSaved(page)
  await page.reload()
  await expect(cards).toHaveCount(2)
})

readingStory('a browser that believes itself offline saves and submits where the server can be reached, as on a machine without a network', async ({ desk, open, title }) => {
  const page = await open(desk.annotator)
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }))
  const cutOff = await deskOn(page, desk.annotator, title, desk.page.url())
  expect(await page.evaluate(() => navigator.onLine)).toBe(false)
  await expectSaved(page)
  await mark(cutOff, 'l', 'an invasion of good manners')
  await expectSaved(page)
  await desk.page.reload()
  await expect(desk.card('an invasion of good manners')).toBeVisible()
  await page.getByRole('button', { name: 'Submit…' }).click()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByText('the layer is locked')).toBeVisible()
})

readingStory('what was not sent before the page was left is sent when it is opened again', async ({ desk, quiet, title }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED|Failed to fetch/)
  const { page } = desk
  const address = page.url()
  await page.context().setOffline(true)
  await mark(desk, 'r', 'parliament')
  await expect(page.getByRole('status').filter({ hasText: /^Offline, 1 waiting$/ })).toBeVisible()
  await page.close()
  const again = await page.context().newPage()
  await page.context().setOffline(false)
  await again.goto(address)
  const { card } = await deskOn(again, desk.annotator, title)
  await expect(card('parliament')).toContainText('Credit or blame')
  await expectSaved(again)
  await again.reload()
  await expect(card('parliament')).toContainText('Credit or blame')
})

readingStory('a server that does not answer is said, and tried again', async ({ desk, quiet }) => {
  quiet.allow(/status of 503/)
  const { page } = desk
  await page.evaluate(() => {
    Object.assign(window, { asked: 0 })
    const plain = StorageManager.prototype.persist
    StorageManager.prototype.persist = function () {
      Object.assign(window, { asked: asked() + 1 })
      return plain.call(this)
    }
    const asked = () => (window as unknown as { asked: number }).asked
  })
  const asked = () => page.evaluate(() => (window as unknown as { asked: number }).asked)
  await mark(desk, 'l', 'parliament')
  await expectSaved(page)
  expect(await asked(), 'what goes through at once need not stay').toBe(0)
  let refused = 0
  await page.route('**/api/v1/assignments/**', (route) => (refused++ < 1 ? route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: { code: 'unavailable', detail: 'Not now.' } }) : route.continue()))
  await mark(desk, 'b', 'before dawn')
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  expect(await asked(), 'the browser is asked not to clear it away').toBe(1)
  await expectSaved(page)
  expect(refused).toBeGreaterThan(1)
})

readingStory('the same passage changed in two tabs: both versions are kept until somebody chooses', async ({ desk, quiet, title }) => {
  quiet.allow(/status of 409|ERR_FAILED/)
  const { page, card } = desk
  const words = 'the whole rainy season'
  await mark(desk, 'e', words)
  await expectSaved(page)

  const other = await deskOn(await page.context().newPage(), desk.annotator, title, page.url())
  await page.route('**/api/v1/assignments/**', (route) => route.abort())
  await card(words).getByLabel('Note').fill('from the first tab')
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await other.card(words).getByRole('button').first().click()
  await other.card(words).getByLabel('Note').fill('from the second tab')
  await expectSaved(other.page)

  await page.unroute('**/api/v1/assignments/**')
  await page.bringToFront()
  const asked = page.getByRole('region', { name: 'Needs you' })
  await expect(asked.getByText('from the first tab', { exact: true })).toBeVisible()
  await expect(asked.getByText('from the second tab')).toBeVisible()
  await expect(other.page.getByText('1 needs you in another tab')).toBeVisible()
  await expectAccessible(page, 'a choice between two versions')
  await asked.getByRole('button', { name: 'Keep yours' }).click()
  await expect(asked).toBeHidden()
  await expectSaved(page)
  await other.page.reload()
  await expect(other.card(words)).toContainText('from the first tab')
})

readingStory('where two tabs differ in a field alone, the choice says in which', async ({ desk, quiet, title }) => {
  quiet.allow(/Failed to load resource/)
  const { page, card } = desk
  const words = 'the whole rainy season'
  await mark(desk, 'e', words)
  await expectSaved(page)
  const other = await deskOn(await page.context().newPage(), desk.annotator, title, page.url())
  await page.route('**/api/v1/assignments/**', (route) => route.abort())
  const say = async ({ card: of }: Pick<typeof desk, 'card'>, polarity: string) => {
    const field = of(words).getByLabel('Polarity toward the target')
    if (!(await field.isVisible())) await of(words).getByText(/^(More fields|Fields)$/).click()
    await field.selectOption(polarity)
  }
  await say({ card }, 'negative')
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await other.card(words).getByRole('button').first().click()
  await say(other, 'positive')
  await expectSaved(other.page)

  await page.unroute('**/api/v1/assignments/**')
  await page.bringToFront()
  const asked = page.getByRole('region', { name: 'Needs you' })
  await expect(asked.getByText('Yours against the other: Polarity toward the target: negative.')).toBeVisible()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `a choice between two values of a field, at ${width}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.getByRole('button', { name: 'Submit…' }).click()
  const submitting = page.getByRole('dialog', { name: 'Submit this article?' })
  await expect(submitting.getByRole('status')).toHaveText('1 change waits for your choice first.')
  await expectAccessible(page, 'submitting while a choice waits')
  await submitting.getByRole('button', { name: 'Show what is needed' }).click()
  await expect(submitting).toBeHidden()
  await expect(asked).toBeFocused()
  await asked.getByRole('button', { name: 'Take the other' }).click()
  await expect(asked).toBeHidden()
  await expectSaved(page)
})

readingStory('a note that is too long is not cut: it stays as it was pasted, is not called saved, and leaving asks until it is shortened', async ({ desk }) => {
  const { page, card } = desk
  const words = 'e\u0301 שלום 🙂 '.repeat(600)
  await mark(desk, 'd', 'routine rotation')
  await expectSaved(page)
  const note = card('routine rotation').getByLabel('Note')
  await note.fill('before')
  await expectSaved(page)
  await note.fill(words)
  const tooLong = card('routine rotation').getByText(`Too long to be saved: ${words.length.toLocaleString('en')} characters of at most 5,000. Shorten it.`)
  await expect(tooLong).toBeVisible()
  await expect(note).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByRole('status').filter({ hasText: /^Not saved: too long$/ })).toBeVisible()
  await expectAccessible(page, 'a note that is too long', { measured: true })

  const asked = page.waitForEvent('dialog')
  const going = page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'My work', exact: true }).click()
  const dialog = await asked
  expect(dialog.message()).toContain('too long to be saved')
  await dialog.dismiss()
  await going

  await note.press('Escape')
  await expect(note).toBeHidden()
  await expect(page.getByRole('status').filter({ hasText: /^Not saved: too long$/ })).toBeVisible()
  await page.getByRole('button', { name: 'Submit…' }).click()
  await expect(page.getByText('too long to be saved: shorten it first.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Submit', exact: true })).toBeDisabled()
  await page.getByRole('button', { name: 'Show what is needed' }).click()
  await expect(note).toBeFocused()
  await expect(note).toHaveValue(words)

  await note.fill(words.slice(0, 13 * 100))
  await expect(tooLong).toBeHidden()
  await expectSaved(page)
  await page.reload()
  await expect(card('routine rotation')).toContainText('שלום 🙂')
})
