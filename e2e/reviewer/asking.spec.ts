import { expectAccessible } from '../accessible'
import { bar, openCaseOfAll, review } from '../case'
import { expect, story } from '../story'
import { teammate } from '../system'

const base = '/projects/russian-instructors-car'
const article = 'russian-military-instructors-in-africa'

story('annotators are asked about a case, answer in words, and the reviewer decides with the answer before them', async ({ open }) => {
  const [reviewer, ana] = [await open(teammate('reviewer')), await open(teammate('ana'))]
  const address = await openCaseOfAll(reviewer, article, 1)
  await reviewer.getByRole('region', { name: 'Discussion' }).getByRole('textbox').fill('Is the edge the matter? e\u0301 שלום')
  await reviewer.getByRole('button', { name: 'Say' }).click()
  await expect(reviewer.getByRole('list', { name: 'What was said' })).toContainText('Is the edge the matter? e\u0301 שלום')
  await reviewer.getByRole('heading', { name: /^Case/ }).focus()
  await reviewer.keyboard.press('q')
  await reviewer.keyboard.type('Why does it end there? 👀')
  await reviewer.keyboard.press('Enter')
  await expect(reviewer).not.toHaveURL(address)

  await ana.goto(`${base}/work`)
  await expect(ana.getByRole('link', { name: 'Answer' })).toBeVisible()
  await ana.getByRole('link', { name: 'What was decided on what you marked' }).click()
  await expect(ana.getByRole('heading', { name: 'What was decided' })).toBeVisible()
  await expect(ana.getByRole('region', { name: 'Asked of you' })).toContainText('Why does it end there? 👀')
  await expectAccessible(ana, 'the list of one’s own cases')
  await ana.getByRole('region', { name: 'Asked of you' }).getByRole('link', { name: /Waits for your answer/ }).first().click()
  await expect(ana.getByRole('heading', { name: 'A reviewer asks you' })).toBeVisible()
  await expect(ana.getByRole('region', { name: 'The question' })).toContainText('Why does it end there? 👀')
  await expect(ana.getByRole('main')).not.toContainText('Ravi Anand')
  // What those who decide say among themselves is not hers before they have decided.
  await expect(ana.getByRole('main')).not.toContainText('Is the edge the matter?')
  await expectAccessible(ana, 'a question to an annotator')
  await ana.getByRole('textbox').fill('Because the sentence does. שלום')
  await ana.getByRole('button', { name: 'Answer', exact: true }).click()
  await expect(ana.getByRole('list', { name: 'What was said' })).toContainText('Because the sentence does. שלום')
  const question = ana.url()

  await reviewer.goto(`${review}?said=answered&article=${article}`)
  await reviewer.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link', { name: /Answered/ }).first().click()
  await expect(reviewer.getByRole('list', { name: 'What was said' })).toContainText('Because the sentence does. שלום')
  await expect(reviewer.getByRole('main')).not.toContainText('Moreira')
  await expect(reviewer.getByRole('region', { name: 'Discussion' })).toContainText(/Asked: A, B, C\. Not answered yet: [ABC], [ABC]\./)
  await expectAccessible(reviewer, 'a case with a discussion', { measured: true })
  await reviewer.getByRole('heading', { name: /^Case/ }).focus()
  await reviewer.keyboard.press('n')
  await reviewer.keyboard.press('2')
  await expect(reviewer.getByRole('group', { name: 'Decision' })).toContainText('Nothing here')

  await ana.goto(question)
  await expect(ana.getByText('This question needs no answer any more')).toBeVisible()
  await ana.goto(`${base}/work/cases`)
  await ana.getByRole('region', { name: 'Decided' }).getByRole('link', { name: /Nobody should have marked anything here/ }).first().click()
  await expect(ana.getByRole('region', { name: 'Why' })).toContainText('A plain report without framing')
  await expect(ana.getByRole('region', { name: 'Discussion' })).toContainText('Is the edge the matter? e\u0301 שלום')
  await expectAccessible(ana, 'a decided case of one’s own')
})

story('undoing a verdict leads back to its case, which says so, and the cases are counted on', async ({ open }) => {
  const page = await open(teammate('reviewer'))
  const address = await openCaseOfAll(page, article, 3)
  const heading = page.getByRole('heading', { name: /^Case \d+ of \d+$/ })
  const [, number, count] = /^Case (\d+) of (\d+)$/.exec((await heading.textContent())!)!
  await page.keyboard.press('=')
  await page.keyboard.press('1')
  await expect(page).not.toHaveURL(address)
  // After the last case the walk begins with the first again.
  await expect(heading).toHaveText(`Case ${number === count ? 1 : Number(number) + 1} of ${count}`)
  await page.keyboard.press('u')
  await expect(page).toHaveURL(address)
  await expect(bar(page).getByRole('status')).toHaveText('Taken back: Both defensible. This case is open again.')
  await expect(heading).toHaveText(`Case ${number} of ${count}`)
})

story('another tag asks which, and says under that field what is missing; one span is rejected alone', async ({ open }) => {
  const page = await open(teammate('reviewer'))
  const address = await openCaseOfAll(page, article, 4)
  await page.keyboard.press('t')
  const letters = bar(page).getByRole('group', { name: 'Readings' }).getByRole('button', { pressed: false })
  const which = bar(page).getByLabel('Tag that stands there')
  await expect(which).toBeVisible()
  if ((await letters.count()) > 0) {
    await page.keyboard.press((await letters.first().getAttribute('aria-keyshortcuts'))!)
    await page.keyboard.press('Enter')
  }
  await expect(which).toBeFocused()
  await bar(page).getByRole('button', { name: 'Save' }).click()
  await expect(bar(page).getByText('Choose the tag.')).toBeVisible()
  await expect(which).toBeFocused()
  await expect(which).toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.press('Escape')
  await expect(which).toHaveCount(0)

  const one = page.getByRole('button', { name: /^Reject only this/ }).first()
  const name = (await one.getAttribute('aria-label'))!
  await one.focus()
  await page.keyboard.press('Enter')
  await expect(bar(page).getByText(/^Reject .*: why\?$/)).toBeVisible()
  await page.keyboard.press('1')
  await expect(page.getByRole('group', { name: 'Decision' })).toContainText('Reject')
  await expect(page).toHaveURL(address)
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(0)
  await expect(page.getByRole('listitem').filter({ hasText: '✗ rejected' }).first()).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Cases' }).locator('[aria-current]')).toContainText('Open')
  await page.keyboard.press('u')
  await expect(page.getByRole('group', { name: 'Decision' })).toHaveCount(0)
  await expect(page.getByRole('button', { name, exact: true })).toHaveCount(1)
})

story('a case fits on one screen, and the reasons of a verdict take their room from the readings', async ({ open }) => {
  const page = await open(teammate('reviewer'))
  await openCaseOfAll(page, article, 5)
  const scrolls = () => page.evaluate(() => document.documentElement.scrollHeight > window.innerHeight)
  expect(await scrolls()).toBe(false)
  await page.keyboard.press('r')
  await expect(bar(page).getByRole('group', { name: 'Reason' })).toBeVisible()
  expect(await scrolls()).toBe(false)
  const readings = page.getByRole('list', { name: 'Readings' })
  await readings.getByRole('listitem', { name: /^Reading of / }).last().scrollIntoViewIfNeeded()
  const [last, foot] = [await readings.getByRole('listitem', { name: /^Reading of / }).last().boundingBox(), await bar(page).boundingBox()]
  expect(last!.y + last!.height).toBeLessThanOrEqual(foot!.y + 1)
})
