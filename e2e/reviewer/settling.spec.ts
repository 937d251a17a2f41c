import type { Browser, Page } from '@playwright/test'
import { signInAs } from '@/bench/session'
import { type RunningApp, startApp } from '../app'
import { expect, story } from '../story'

const review = '/projects/russian-instructors-car/review'
/** A demonstration of its own: what is settled here would be missing in other stories. */
let app: RunningApp

story.describe.configure({ mode: 'serial', timeout: 900_000 })
story.beforeAll(async () => {
  app = await startApp()
})
story.afterAll(async () => {
  await app.stop()
})

async function enter(browser: Browser, role: string): Promise<Page> {
  const client = await signInAs(app.origin, app.people.find((person) => person.role === role)!)
  const context = await browser.newContext({ baseURL: app.origin, storageState: await client.storageState() })
  return context.newPage()
}

const bar = (page: Page) => page.getByRole('group', { name: 'Verdict on this case' })

/** Waits until the page shows another case than before, or says that none is left. */
async function settled(page: Page, before: string): Promise<boolean> {
  await expect.poll(async () => page.url() !== before || (await page.getByText('No other case is open in this list.').count()) > 0, { timeout: 20_000 }).toBe(true)
  return page.url() === before
}

story('a rule is looked at, applied and taken back', async ({ browser }) => {
  const page = await enter(browser, 'lead')
  await page.goto(review)
  await page.getByRole('link', { name: 'Rules' }).click()
  await page.getByLabel('Who has to agree').selectOption('some')
  await page.getByRole('button', { name: 'Look' }).click()
  const outcome = page.getByRole('region', { name: 'What the rule would decide' })
  await expect(outcome.getByRole('status')).toContainText('Accept what at least 2 agree on exactly: ')
  const apply = outcome.getByRole('button', { name: /^Decide / })
  const count = /\d+/.exec((await apply.textContent())!)?.[0] ?? '1'
  await apply.click()
  await expect(page.getByText(new RegExp(`^${count} cases? in \\d articles? decided\\.$`))).toBeVisible()
  const applied = page.getByRole('region', { name: 'Rules applied' }).getByRole('listitem').first()
  await expect(applied).toContainText(`${count} standing`)
  await applied.getByRole('button', { name: 'Take back' }).click()
  await expect(applied).toContainText('0 standing')
})

story('the demonstration is settled by keyboard alone, with two keys for a case', async ({ browser }) => {
  const page = await enter(browser, 'reviewer')
  await page.goto(`${review}?state=open`)
  const shown = (await page.getByRole('group', { name: 'Filters' }).getByRole('status').textContent())!
  const open_ = Number(/^(\d+) of/.exec(shown)![1])
  const pressed: Record<string, number> = {}
  const press = async (verdict: string, key: string) => {
    pressed[verdict] = (pressed[verdict] ?? 0) + 1
    await page.keyboard.press(key)
  }

  // From the list into the first case: the tab key reaches the button, and Enter follows it.
  const first = page.getByRole('link', { name: 'Decide the next case' })
  for (let tabs = 0; !(await first.evaluate((link) => link === document.activeElement)); tabs++) {
    expect(tabs).toBeLessThan(40)
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()

  const cases: Record<string, number> = {}
  for (let number = 0, last = false; !last; number++) {
    const before = page.url()
    const toolbar = page.getByRole('toolbar', { name: 'Verdict' })
    await expect(toolbar).toBeVisible()
    // One in nine each: nothing here, both defensible, the union of the edges; the others are accepted.
    const verdict = ['nothing here', 'both defensible', 'union'][number % 9] ?? 'accept'
    const union = verdict === 'union' && (await toolbar.getByRole('button', { name: /^Union/ }).count()) > 0
    const taken = verdict === 'union' && !union ? 'accept' : verdict
    const letter = await toolbar.getByRole('button', { name: /^Accept / }).first().getAttribute('aria-keyshortcuts')
    await press(taken, { 'nothing here': 'n', 'both defensible': '=', union: '+', accept: letter! }[taken]!)
    await expect(bar(page).getByText(/: why\?|Enter and why/)).toBeVisible()
    await press(taken, '1')
    cases[taken] = (cases[taken] ?? 0) + 1
    last = await settled(page, before)
    expect(number).toBeLessThan(open_)
  }

  const decided = Object.values(cases).reduce((sum, count) => sum + count, 0)
  expect(decided).toBe(open_)
  for (const [verdict, count] of Object.entries(cases)) expect(pressed[verdict]).toBe(2 * count)
  console.log(`${decided} cases settled by keyboard: ${Object.entries(cases).map(([verdict, count]) => `${verdict} ${count} × ${(pressed[verdict]! / count).toFixed(1)} keys`).join(', ')}`)
  await page.goto(review)
  await expect(page.getByText('Everything is decided.')).toBeVisible()
})
