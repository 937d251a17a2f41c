import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible'
import { openCaseOfAll } from '../case'
import { teammate } from '../system'
import { expect, story } from '../story'

const review = '/projects/russian-instructors-car/review'

/** Opens the first open case of an article of the demonstration; each story has an article to itself. */
async function openCase(page: Page, article: string, kind = ''): Promise<string> {
  await page.goto(`${review}?state=open&article=${article}${kind}`)
  await page.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()
  return page.url()
}

const bar = (page: Page) => page.getByRole('group', { name: 'Verdict on this case' })
const decision = (page: Page) => page.getByRole('group', { name: 'Decision' })

story('the list of disagreements is filtered by its address', async ({ open }) => {
  const page = await open(teammate('reviewer'))
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible()
  const filters = page.getByRole('group', { name: 'Filters' })
  await filters.getByRole('list', { name: 'Kind' }).getByRole('link', { name: /Boundary/ }).click()
  await expect(page).toHaveURL(/\?kind=boundary$/)
  await filters.getByRole('list', { name: 'State' }).getByRole('link', { name: /^Open/ }).click()
  await expect(page).toHaveURL(/kind=boundary&state=open/)
  await filters.getByLabel('Article').selectOption({ label: (await filters.getByLabel('Article').locator('option').nth(1).textContent())! })
  await expect(page).toHaveURL(/article=/)
  const shown = await filters.getByRole('status').textContent()
  const [, count] = /^(\d+) of \d+ cases/.exec(shown!)!
  await expect(page.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link')).toHaveCount(Number(count))
  await page.reload()
  await expect(filters.getByRole('status')).toHaveText(shown!)
  await page.goBack()
  await expect(page).toHaveURL(/kind=boundary&state=open$/)
  await filters.getByRole('link', { name: 'Show all' }).click()
  await expect(page).toHaveURL(/review$/)
})

story('a case shows a lane for each annotator, named A, B, C, and what the tags mean', async ({ open }) => {
  const page = await open(teammate('reviewer'))
  await openCase(page, 'car-requests-3000-instructors')
  const readings = page.getByRole('list', { name: 'Readings' })
  for (const name of ['A', 'B', 'C']) await expect(readings.getByRole('listitem', { name: `Reading of ${name}` })).toBeVisible()
  for (const name of ['Moreira', 'Okafor', 'Nguyen']) await expect(page.getByText(name)).toHaveCount(0)
  await expect(page.getByRole('region', { name: 'Definitions' }).getByText('Not when').first()).toBeVisible()
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
  await page.keyboard.press('Escape')
  await page.getByRole('link', { name: 'All cases' }).click()
  await page.getByRole('link', { name: 'Show all' }).click()
  await page.getByRole('link', { name: /^Russian Military Instructors in Africa/ }).first().click()
  await expect(page.getByRole('heading', { name: /Russian Military Instructors in Africa/, level: 1 })).toBeVisible()
})

story('by keyboard: accept with a listed reason, undo from the next case, decide again, and find it after a reload', async ({ open }) => {
  const page = await open(teammate('reviewer'))
  const first = await openCase(page, 'russia-sent-300-instructors')
  const accept = page.getByRole('toolbar', { name: 'Verdict' }).getByRole('button', { name: /^Accept / }).first()
  const letter = (await accept.getAttribute('aria-keyshortcuts'))!
  const name = letter.toUpperCase()

  await page.keyboard.press(letter)
  await expect(bar(page).getByText(new RegExp(`^Accept .*${name}.*: why\\?$`))).toBeVisible()
  await page.keyboard.press('1')
  await expect(page).not.toHaveURL(first)
  await expect(bar(page).getByRole('status')).toContainText('Accept')
  await page.keyboard.press('u')
  await expect(page).toHaveURL(first)
  await expect(bar(page).getByRole('status')).toContainText('Taken back: Accept')

  await page.goto(first)
  await expect(decision(page)).toHaveCount(0)
  await page.keyboard.press(letter)
  await page.keyboard.type('Their words, nobody else’s 👍 cafe\u0301 שלום')
  await page.keyboard.press('Enter')
  await expect(page).not.toHaveURL(first)
  await page.goto(first)
  await expect(decision(page)).toContainText('Ravi Anand')
  await expect(decision(page)).toContainText('Their words, nobody else’s 👍 cafe\u0301 שלום')
  await page.keyboard.press('u')
  await expect(decision(page)).toHaveCount(0)
})

story('by keyboard: reject, nothing here, both defensible; next and previous', async ({ open }) => {
  const page = await open(teammate('reviewer'))
  const first = await openCase(page, 'russia-opens-military-office-car')
  await page.keyboard.press('j')
  await expect(page).not.toHaveURL(first)
  await page.keyboard.press('k')
  await expect(page).toHaveURL(first)

  await page.keyboard.press('r')
  const lanes = bar(page).getByRole('group', { name: 'Readings to reject' })
  const letters = await lanes.getByRole('button', { pressed: false }).evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-keyshortcuts')!))
  for (const letter of letters) await page.keyboard.press(letter)
  await expect(lanes.getByRole('button', { pressed: false })).toHaveCount(0)
  await page.keyboard.press('2')
  await expect(page).not.toHaveURL(first)
  const second = page.url()

  await page.keyboard.press('n')
  await page.keyboard.press('Enter')
  await expect(bar(page).getByText('Say why: a number of the list, or a few words.')).toBeVisible()
  await page.keyboard.press('2')
  await expect(page).not.toHaveURL(second)
  const third = page.url()

  await page.keyboard.press('=')
  await page.keyboard.press('1')
  await expect(page).not.toHaveURL(third)

  await page.goto(first)
  await expect(decision(page)).toContainText(/Reject.*Its ‘do not use when’ applies/)
  await page.goto(second)
  await expect(decision(page)).toContainText(/Nothing here.*A plain report without framing/)
  await page.goto(third)
  await expect(decision(page)).toContainText(/Both defensible.*The text is ambiguous/)
  await page.goto(`${review}?state=decided&article=russia-opens-military-office-car`)
  await expect(page.getByRole('list', { name: 'Cases' }).getByText('Both defensible').first()).toBeVisible()
})

story('a reviewer and the lead on one case at once: both verdicts are shown, and nothing is overwritten unasked', async ({ open, quiet }) => {
  quiet.allow(/status of 409/)
  const [reviewer, lead] = [await open(teammate('reviewer')), await open(teammate('lead'))]
  const address = await openCase(reviewer, 'russian-military-instructors-in-africa')
  await lead.goto(address)
  await expect(lead.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()

  await reviewer.keyboard.press('n')
  await reviewer.keyboard.press('1')
  await expect(reviewer).not.toHaveURL(address)
  await lead.keyboard.press('=')
  await lead.keyboard.press('1')
  const conflict = bar(lead).getByRole('alert')
  await expect(conflict).toContainText('Ravi Anand decided this case while you were at it.')
  await expect(conflict).toContainText('Nothing here')
  await expect(conflict).toContainText('Both defensible')
  await reviewer.goto(address)
  await expect(decision(reviewer)).toContainText('Nothing here')

  await conflict.getByRole('button', { name: 'Put mine in its place' }).click()
  await expect(conflict).toHaveCount(0)
  await reviewer.reload()
  await expect(decision(reviewer)).toContainText('Both defensible')
  await expect(decision(reviewer)).toContainText('Lena Vogt')
})

story('on a phone a decided case leaves room to read it: what was decided stands in two rows, and the verdicts come when they are wanted', async ({ open }) => {
  const page = await open(teammate('reviewer'), { viewport: { width: 390, height: 844 } })
  const address = await openCaseOfAll(page, 'car-requests-3000-instructors', 2)
  const verdicts = page.getByRole('toolbar', { name: 'Verdict' })
  // No verdict stands alone in a row of its own.
  const tops = await verdicts.getByRole('button').evaluateAll((buttons) => buttons.map((one) => Math.round(one.getBoundingClientRect().top)))
  for (const top of tops) expect(tops.filter((one) => one === top).length).toBeGreaterThan(1)
  await verdicts.getByRole('button', { name: /^Accept / }).first().click()
  await page.getByRole('group', { name: 'Reason' }).getByRole('button').filter({ hasText: 'Fits the definition' }).click()
  await expect(page).not.toHaveURL(address)
  await page.goto(address)
  await expect(decision(page)).toContainText('Fits the definition')
  await expect(verdicts).toBeHidden()
  expect((await bar(page).boundingBox())!.height).toBeLessThan(140)
  const [withdraw, again] = [page.getByRole('button', { name: /^Withdraw/ }), page.getByRole('button', { name: 'Decide again' })]
  expect((await withdraw.boundingBox())!.y).toBeCloseTo((await again.boundingBox())!.y, -1)
  await expectAccessible(page, 'a decided case on a phone')
  await again.click()
  await expect(verdicts).toBeVisible()
  await expect(again).toHaveAttribute('aria-expanded', 'true')
})
