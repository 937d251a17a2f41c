import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible'
import { articleText } from '../article'
import { deskOn, expectSaved, mark, openDesk, readingStory } from '../reading'
import { drag } from '../selecting'
import { teammate } from '../system'
import { expect, story } from '../story'

const demonstration = '/projects/russian-instructors-car'
const sizes = [
  { width: 1440, options: { viewport: { width: 1440, height: 900 } } },
  { width: 390, options: { viewport: { width: 390, height: 844 } } },
] as const

/** Visits addresses below one, each of which has a heading of its own. */
async function visit(page: Page, base: string, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await page.goto(`${base}${path}`)
    await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible()
    await expectAccessible(page, path)
    expect.soft(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), `${path} stands out of the window`).toBeLessThanOrEqual(0)
  }
}

for (const { width, options } of sizes) {
  story(`for strangers at ${width}: signing in, and a spent invitation`, async ({ open, quiet }) => {
    quiet.allow(/status of (401|404)/)
    const stranger = await open(undefined, options)
    await stranger.goto('/sign-in')
    await expectAccessible(stranger, 'sign-in')
    await stranger.getByLabel('E-mail').fill('nobody@example.org')
    await stranger.getByLabel('Password', { exact: true }).fill('not a password')
    await stranger.getByRole('button', { name: 'Sign in' }).click()
    await expect(stranger.getByText('The e-mail address or the password is not right.')).toBeVisible()
    await expectAccessible(stranger, 'sign-in with a problem')
    await stranger.goto('/invitation#notatokenatallnotatoken')
    await expect(stranger.getByText('This link has been used')).toBeVisible()
    await expectAccessible(stranger, 'a spent invitation')
  })

  story(`for everybody at ${width}: projects, the account, what is not there`, async ({ open, quiet }) => {
    quiet.allow(/status of 404/)
    const page = await open(teammate('lead'), options)
    await visit(page, '', ['/projects', '/projects/new', '/account', '/problems/forbidden', '/nowhere'])
    await page.goto(`${demonstration}/articles`)
    await page.getByRole('button', { name: /^Account of/ }).click()
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible()
    await expectAccessible(page, 'account menu')
  })

  story(`for programmers at ${width}: the reference of the API, which is long`, async ({ open }) => visit(await open(teammate('lead'), options), '', ['/api-reference']))

  story(`for leads at ${width}: every page, and the import with a text in it`, async ({ open }) => {
    const page = await open(teammate('lead'), options)
    await visit(page, demonstration, ['/articles', '/articles/car-requests-3000-instructors', '/articles/car-requests-3000-instructors/edit', '/articles/car-requests-3000-instructors/masks', '/outlets', '/outlets/new', '/codebook', '/codebook/new', '/assignments', '/assignments/kept', '/flags', '/team', '/reasons', '/rules', '/export'])
    await page.goto(`${demonstration}/outlets`)
    await page.getByRole('link', { name: 'Sputnik' }).click()
    await expect(page.getByLabel('What is the case').first()).toBeVisible()
    await expectAccessible(page, 'an outlet')
    await page.goto(`${demonstration}/assignments`)
    await page.getByRole('button', { name: /Send back…/ }).first().click()
    await expect(page.getByRole('dialog')).toBeVisible()
    await expectAccessible(page, 'give back')
    await page.goto(`${demonstration}/articles/new`)
    await page.getByLabel('Text of the article').fill(articleText('Looked at'))
    await expect(page.getByRole('heading', { name: 'What it becomes' })).toBeVisible()
    await expectAccessible(page, 'import with a text')
  })

  story(`for reviewers at ${width}: the list, an article with its lanes, a case and its verdict under way`, async ({ open }) => {
    const page = await open(teammate('reviewer'), options)
    await visit(page, demonstration, ['/review', '/review/car-requests-3000-instructors', '/rules', '/flags'])
    await page.goto(`${demonstration}/review?article=car-requests-3000-instructors&state=open`)
    await page.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link').last().click()
    await expect(page.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()
    await expectAccessible(page, 'case')
    await page.keyboard.press('r')
    await expect(page.getByRole('group', { name: 'Reason' })).toBeVisible()
    await expectAccessible(page, 'a verdict under way')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible()
    await expectAccessible(page, 'keys')
  })

  readingStory(`for annotators at ${width}: the work, the desk, the palette, a card, the panel, submitting`, async ({ open, workspace, title }) => {
    const page = await open(teammate('chloe'), options)
    await visit(page, demonstration, ['/work', '/work/cases', '/codebook'])
    await page.goto(`${demonstration}/work`)
    await page.getByRole('link', { name: 'Continue' }).click()
    await deskOn(page, { name: '', email: '', password: '' }, 'Russia Opens Military Office in Central African Republic')
    await page.getByText('outlet facts').click()
    await page.getByText('provenance', { exact: true }).click()
    await expectAccessible(page, 'desk of the demonstration')

    const desk = await openDesk(open, workspace, workspace.annotators[0], title, options)
    await drag(desk.text, 'routine rotation')
    await expect(desk.palette).toBeVisible()
    await expectAccessible(desk.page, 'palette')
    await desk.page.keyboard.press('Escape')
    await mark(desk, 's', 'rainy season')
    await expectSaved(desk.page)
    await expect(desk.card('rainy season').getByLabel('Note')).toBeVisible()
    await expectAccessible(desk.page, 'card')
    await desk.page.keyboard.press('Escape')
    await desk.page.getByRole('button', { name: 'Codebook', exact: true }).or(desk.page.getByRole('button', { name: /^Questions/ })).filter({ visible: true }).first().click()
    await expectAccessible(desk.page, 'codebook beside the text')
    await desk.page.getByRole('button', { name: 'Fold away' }).click()
    await desk.page.getByRole('button', { name: 'Submit…' }).click()
    await expect(desk.page.getByRole('dialog', { name: 'Submit this article?' })).toBeVisible()
    await expectAccessible(desk.page, 'submit')
  })
}
