import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible'
import { deskOn, expectSaved, mark, openDesk, readingStory } from '../reading'
import { smallTargets } from '../targets'
import { expect } from '../story'
import { makeWorkspace } from '../workspace'

/** A server that takes no writes, until it does again. */
async function awayFor(page: Page): Promise<{ back(): void }> {
  let away = true
  await page.route('**/api/v1/assignments/*/writes', (route) =>
    away ? route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: { code: 'unavailable', detail: 'Not now.' } }) : route.continue())
  return { back: () => void (away = false) }
}

/** Goes to another page by its link, and waits for it: a menu that is opened on the way closes when it comes. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible()
}

readingStory('work left on an article while the server does not answer is named wherever one goes, and sent without its page', async ({ desk, quiet, title, workspace }) => {
  quiet.allow(/status of 503/)
  const { page } = desk
  const server = await awayFor(page)
  await mark(desk, 'l', 'before dawn')
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await page.evaluate(() => Object.assign(window, { stayed: true }))
  await goTo(page, 'My work')
  const notice = page.getByRole('button', { name: `1 waiting in ${title}`, exact: true })
  await expect(notice).toBeVisible()
  await notice.click()
  const sheet = page.getByRole('group', { name: 'Not sent yet' })
  await expect(sheet.getByRole('link', { name: title, exact: true })).toBeVisible()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `what waits elsewhere, at ${width}`, { measured: true })
    expect(await smallTargets(page), `targets at ${width}`).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('Escape')

  const another = workspace.draw()
  await page.getByRole('link', { name: another, exact: true }).click()
  const other = await deskOn(page, desk.annotator, another)
  await expectSaved(page)
  await expect(page.getByText('1 waiting in another article')).toBeVisible()
  await expect(notice).toBeVisible()

  server.back()
  await expect(notice).toBeHidden({ timeout: 20_000 })
  await expect(page.getByText('1 waiting in another article')).toBeHidden()
  await mark(other, 'd', 'routine rotation')
  await expectSaved(page)
  expect(await page.evaluate(() => 'stayed' in window), 'the page was never loaded anew').toBe(true)
  await goTo(page, 'My work')
  // Of the two that are in progress, the first in one's own order, which is drawn, stands above the list.
  await page.getByRole('link', { name: title, exact: true }).or(page.getByRole('region', { name: title, exact: true }).getByRole('link', { name: 'Continue' })).click()
  const again = await deskOn(page, desk.annotator, title)
  await expect(again.card('before dawn')).toBeVisible()
})

readingStory('an article that is opened again has what waited in it, as if it had not been left', async ({ desk, quiet, title }) => {
  quiet.allow(/status of 503/)
  const { page } = desk
  const server = await awayFor(page)
  await mark(desk, 'l', 'before dawn')
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await goTo(page, 'My work')
  await page.getByRole('button', { name: `1 waiting in ${title}`, exact: true }).click()
  await page.getByRole('group', { name: 'Not sent yet' }).getByRole('link', { name: title, exact: true }).click()
  const again = await deskOn(page, desk.annotator, title)
  await expect(again.card('before dawn')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await expect(page.getByText('in another article')).toHaveCount(0)
  server.back()
  await expect(page.getByRole('status').filter({ hasText: /^Saved ✓$/ })).toBeVisible({ timeout: 20_000 })
})

readingStory('in a browser that keeps nothing, what waits goes with its tab from article to article, and closing the tab is asked about', async ({ desk, quiet, title, workspace }) => {
  quiet.allow(/status of 503/)
  const { page } = desk
  const path = page.url()
  await page.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }))
  await page.reload()
  const here = await deskOn(page, desk.annotator, title)
  const server = await awayFor(page)
  await mark(here, 'l', 'before dawn')
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await goTo(page, 'My work')
  const notice = page.getByRole('button', { name: `1 waiting in ${title}`, exact: true })
  await notice.click()
  const sheet = page.getByRole('group', { name: 'Not sent yet' })
  await expect(sheet.getByText('leave this tab open until all of it is on the server')).toBeVisible()
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()

  await sheet.getByRole('link', { name: title, exact: true }).click()
  await expect((await deskOn(page, desk.annotator, title)).card('before dawn'), 'its page has it').toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()

  await goTo(page, 'My work')
  await page.getByRole('link', { name: workspace.draw(), exact: true }).click()
  await expect(page.getByText('1 waiting in another article')).toBeVisible()
  server.back()
  await expect(notice).toBeHidden({ timeout: 20_000 })
  await page.goto(path)
  await expect((await deskOn(page, desk.annotator, title)).card('before dawn'), 'on the server').toBeVisible()
})

readingStory('an article that is opened in another tab while this one sends what waits in it has that too', async ({ desk, quiet, title }) => {
  quiet.allow(/status of 503/)
  const { page } = desk
  const address = page.url()
  const server = await awayFor(page)
  await mark(desk, 'l', 'before dawn')
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await goTo(page, 'My work')
  await expect(page.getByRole('button', { name: `1 waiting in ${title}`, exact: true })).toBeVisible()
  // The background has taken the work over once it has been refused again.
  await page.waitForResponse('**/api/v1/assignments/*/writes')

  const second = await page.context().newPage()
  const there = await awayFor(second)
  const again = await deskOn(second, desk.annotator, title, address)
  await expect(again.card('before dawn')).toBeVisible()
  await expect(second.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  there.back()
  await expect(second.getByRole('status').filter({ hasText: /^Saved ✓$/ })).toBeVisible({ timeout: 20_000 })
  await expect(page.getByRole('button', { name: /^1 waiting in/ })).toBeHidden({ timeout: 20_000 })
  server.back()
})

readingStory('signing out says what is not sent yet: one can wait, or go and have it sent after signing in again', async ({ browser, open, quiet }) => {
  quiet.allow(/status of (503|401)/)
  const workspace = await makeWorkspace(browser, 1)
  const [annotator] = workspace.annotators
  const [title] = workspace.titles
  const desk = await openDesk(open, workspace, annotator, title!)
  const { page } = desk
  const signOut = async () => {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  }
  const server = await awayFor(page)
  await mark(desk, 'l', 'before dawn')
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await signOut()
  const dialog = page.getByRole('dialog', { name: 'Sign out?' })
  await expect(dialog.getByRole('status')).toHaveText('1 change is in this browser and not yet on the server.')
  await expect(dialog.getByRole('link', { name: title!, exact: true })).toBeVisible()
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `signing out with something unsent, at ${width}`)
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await goTo(page, 'My work')
  await signOut()
  await dialog.getByRole('link', { name: title!, exact: true }).click()
  await expect(dialog).toBeHidden()
  await deskOn(page, annotator, title!)
  await expect(page.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()

  await signOut()
  await dialog.getByRole('button', { name: 'Sign out all the same' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByLabel('E-mail').fill(annotator.email)
  await page.getByLabel('Password', { exact: true }).fill(annotator.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('button', { name: `1 waiting in ${title}`, exact: true })).toBeVisible()

  await signOut()
  await expect(dialog.getByRole('status')).toHaveText('1 change is in this browser and not yet on the server.')
  server.back()
  await expect(dialog.getByRole('status')).toHaveText('Everything has been sent.', { timeout: 20_000 })
  await dialog.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

readingStory('signing out where the server does not answer says that one is still signed in, and can be done once it does', async ({ browser, open, quiet }) => {
  quiet.allow(/Failed to load resource|CLIENT_FETCH_ERROR/)
  // Somebody of this story's own: whoever signs out is signed out for every story.
  const workspace = await makeWorkspace(browser, 1)
  const { page } = await openDesk(open, workspace, workspace.annotators[0], workspace.titles[0]!)
  await page.route('**/api/auth/**', (route) => route.abort())
  await page.getByRole('button', { name: /^Account of/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'Sign out?' })
  await expect(dialog.getByRole('alert')).toContainText('You are still signed in')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 900 })
    await expectAccessible(page, `signing out without an answer, at ${width}`)
  }
  await page.unroute('**/api/auth/**')
  await dialog.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
