import { teammate } from '../system'
import { expect, story } from '../story'

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
