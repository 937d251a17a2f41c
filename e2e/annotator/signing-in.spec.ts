import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible'
import { deskOn, expectSaved, mark, openDesk } from '../reading'
import { expect, story } from '../story'
import { teammate } from '../system'
import { type Account, makeWorkspace } from '../workspace'

story('a wrong password is answered in one sentence, the right one leads to the work', async ({ open, quiet }) => {
  quiet.allow(/status of 401/)
  const page = await open()
  await page.goto('/')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  const { email, password } = teammate('ana')

  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByRole('alert').getByText('The e-mail address or the password is not right.')).toBeVisible()

  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'My work', level: 1 })).toBeVisible()

  // A click that comes before the page's script opens nothing: whoever sees that clicks again.
  await expect(async () => {
    await page.getByRole('button', { name: /^Account of/ }).click()
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'My work', level: 1 })).toHaveCount(0)
})

story('the page that was asked for opens after signing in', async ({ open }) => {
  const page = await open()
  const { email, password } = teammate('chloe')
  await page.goto('/account')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page).toHaveURL(/\/account$/)
  await expect(page.getByRole('table', { name: 'Your sessions' }).getByText('this one')).toBeVisible()
})

story('somebody whose browser another has signed in to comes back as themselves, and nothing of either is lost or sent as the other’s', async ({ browser, open, quiet }) => {
  quiet.allow(/status of (503|404|401)/)
  // People of this story's own: whoever signs out is signed out for every story.
  const workspace = await makeWorkspace(browser, 1)
  const [dana, eli] = workspace.annotators
  const [title] = workspace.titles
  const desk = await openDesk(open, workspace, dana, title!)
  const { page } = desk
  const context = page.context()
  const path = new URL(page.url()).pathname
  const fill = async (on: Page, { email, password }: Account) => {
    await on.getByLabel('E-mail').fill(email)
    await on.getByLabel('Password', { exact: true }).fill(password)
    await on.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  const second = await context.newPage()
  await second.goto(`/projects/${workspace.slug}/work`)
  await second.getByRole('button', { name: /^Account of/ }).click()
  await second.getByRole('button', { name: 'Sign out' }).click()
  await expect(second.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await fill(second, eli)
  await expect(second.getByRole('heading', { name: 'My work', level: 1 })).toBeVisible()
  let away = true
  await context.route('**/api/v1/assignments/*/writes', (route) =>
    away && route.request().frame().page() !== page ? route.fulfill({ status: 503, headers: { 'retry-after': '1' }, json: { code: 'unavailable', detail: 'Not now.' } }) : route.continue())
  await second.getByRole('region', { name: title!, exact: true }).getByRole('link').click()
  const other = await deskOn(second, eli, title!)
  await mark(other, 'd', 'routine rotation')
  await expect(second.getByRole('status').filter({ hasText: /^1 waiting$/ })).toBeVisible()
  await second.close()

  await page.bringToFront()
  await mark(desk, 'l', 'before dawn')
  const needed = page.getByRole('region', { name: 'Needs you' })
  await expect(needed.getByText('Somebody else is signed in')).toBeVisible()
  const opened = context.waitForEvent('page')
  await needed.getByRole('link', { name: 'Sign in as yourself' }).click()
  const door = await opened
  await expect(door.getByRole('heading', { name: `You are signed in as ${eli.name}.` })).toBeVisible()
  for (const width of [1440, 390]) {
    await door.setViewportSize({ width, height: 900 })
    await expectAccessible(door, `signing in where somebody else is, at ${width}`)
    expect(await door.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
  await door.setViewportSize({ width: 1440, height: 900 })
  await expect(door.getByRole('link', { name: `Go on as ${eli.name}` })).toHaveAttribute('href', '/')

  await door.getByRole('button', { name: 'Sign out, and sign in as somebody else' }).press('Enter')
  const question = door.getByRole('dialog', { name: 'Sign out?' })
  await expect(question.getByRole('status')).toHaveText('1 change is in this browser and not yet on the server.')
  await question.getByRole('button', { name: 'Sign out all the same' }).click()
  await expect(door.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  away = false
  await fill(door, dana)
  await expect(door).toHaveURL(path)
  await page.bringToFront()
  await needed.getByRole('button', { name: 'go on saving' }).click()
  await expectSaved(page)
  await door.reload()
  const mine = await deskOn(door, dana, title!)
  await expect(mine.card('before dawn')).toBeVisible()
  await expect(mine.card('routine rotation')).toHaveCount(0)
  await page.close()

  await door.goto('/sign-in')
  await expect(door.getByRole('heading', { name: `You are signed in as ${dana.name}.` })).toBeVisible()
  await door.getByRole('button', { name: 'Sign out, and sign in as somebody else' }).click()
  await fill(door, eli)
  await door.getByRole('region', { name: title!, exact: true }).getByRole('link').click()
  const theirs = await deskOn(door, eli, title!)
  await expectSaved(door)
  await door.reload()
  await expect(theirs.card('routine rotation')).toBeVisible()
  await expect(theirs.card('before dawn')).toHaveCount(0)
})
