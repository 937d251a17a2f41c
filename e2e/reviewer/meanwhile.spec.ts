import { expectAccessible } from '../accessible'
import { makeReviewed } from '../reviewed'
import { expect, story } from '../story'

const flights = [
  { title: 'First flight', ana: [['the שלום regime', 'labelling'], ['a gift', 'labelling'], ['vehicles', 'labelling']], ben: [['the שלום regime', 'distancing'], ['a gift', 'distancing'], ['vehicles', 'distancing']] },
] as const

story('two reviewers at once: each sees what the other decides, and nothing moves under their hands', async ({ open }) => {
  const { world } = await makeReviewed(flights)
  const [reviewer, lead] = [await open(world.people.reviewer), await open(world.people.lead)]
  const cases = `/projects/${world.project}/review`
  await lead.goto(`${cases}?state=open`)
  const rows = lead.getByRole('list', { name: 'First flight' }).getByRole('link')
  await expect(rows).toHaveCount(3)
  const quotes = await rows.locator('q').allTextContents()

  await reviewer.goto(`${cases}?state=open`)
  await reviewer.getByRole('list', { name: 'First flight' }).getByRole('link').nth(1).click()
  await expect(reviewer.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()
  const address = reviewer.url()
  await reviewer.keyboard.press('n')
  await reviewer.keyboard.press('1')
  await expect(reviewer).not.toHaveURL(address)

  // In the list the case says so, where it stands.
  const row = rows.filter({ hasText: quotes[1]! })
  await expect(row).toContainText('Nothing here')
  await expect(row).toContainText(/just now, by reviewer/)
  expect(await rows.locator('q').allTextContents()).toEqual(quotes)
  await expectAccessible(lead, 'a list in which somebody else decided')

  // And on the page of a case: what was begun stays until one looks.
  await lead.goto(reviewer.url())
  await expect(lead.getByRole('heading', { name: /^Case \d+/ })).toBeFocused()
  await lead.keyboard.press('=')
  const bar = lead.getByRole('group', { name: 'Verdict on this case' })
  await bar.getByRole('textbox').fill('both, for now')
  await reviewer.keyboard.press('n')
  await reviewer.keyboard.press('2')
  const note = lead.getByRole('status').filter({ hasText: 'Decided meanwhile by' })
  await expect(note).toContainText('Nothing here')
  await expect(bar.getByRole('textbox')).toHaveValue('both, for now')
  await expectAccessible(lead, 'a case that somebody else decided meanwhile')
  await note.getByRole('button', { name: 'Look' }).click()
  await expect(note).toHaveCount(0)
  await lead.keyboard.press('Escape')
  await lead.keyboard.press('Escape')
  await expect(lead.getByRole('group', { name: 'Decision' })).toContainText('Nothing here')
})

story('without a stream of events it is asked now and then', async ({ open }) => {
  const { world } = await makeReviewed(flights)
  const [reviewer, lead] = [await open(world.people.reviewer), await open(world.people.lead)]
  await lead.addInitScript(() => {
    // A proxy that lets no stream through.
    Reflect.set(window, 'EventSource', class extends EventTarget {
      static readonly CLOSED = 2
      readonly readyState = 2
      constructor() {
        super()
        setTimeout(() => this.dispatchEvent(new Event('error')))
      }
      close() {}
    })
  })
  await lead.goto(`/projects/${world.project}/review?state=open`)
  const rows = lead.getByRole('list', { name: 'First flight' }).getByRole('link')
  await expect(rows).toHaveCount(3)
  await reviewer.goto(`/projects/${world.project}/review?state=open`)
  await reviewer.getByRole('list', { name: 'First flight' }).getByRole('link').first().click()
  await expect(reviewer.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()
  await reviewer.keyboard.press('=')
  await reviewer.keyboard.press('1')
  await expect(rows.filter({ hasText: 'Both defensible' })).toHaveCount(1, { timeout: 30_000 })
})
