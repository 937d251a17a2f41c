import { expectAccessible } from '../accessible'
import { apiOf } from '../api'
import { expect, story } from '../story'
import { teammate } from '../system'
import { addArticle, makeProject } from '../workspace'

/** A release is made in the background, behind whatever else is. */
const patience = { timeout: 90_000 }

story.setTimeout(180_000)

story('a release that is withdrawn says so first, with its reason, in the list too, and is still there for whoever has cited it', async ({ open, quiet }) => {
  quiet.allow(/400 \(Bad Request\) at \S+\/withdrawal/)
  const send = await apiOf(teammate('lead'))
  const slug = await makeProject(send, 'never')
  await addArticle(send, slug, 'A withdrawn article 🙂 שלום')
  const releases = `/projects/${slug}/releases`
  const { number } = await send<{ number: number }>('POST', releases, { name: 'Too early 🗞️', note: '', choices: [{ format: 'jsonl' }] })
  const page = await open(teammate('lead'))
  await page.goto(`${releases}/${number}`)
  await expect(page.getByRole('heading', { name: 'Certificate of the offsets' })).toBeVisible(patience)
  await send('POST', `${releases}/${number}/publication`, {})
  await page.reload()

  await page.getByRole('button', { name: 'Withdraw' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Withdraw this release?' })
  await expectAccessible(page, 'asked whether to withdraw')
  // Nobody is told to stop using it without being told why.
  await dialog.getByRole('button', { name: 'Withdraw' }).press('Enter')
  await expect(dialog.getByText(/reason.*(needed|missing|empty)/i)).toBeVisible()
  await dialog.getByLabel('Reason').fill('One cafe\u0301 is in it twice, שלום')
  await page.keyboard.press('Enter')

  const said = page.getByRole('alert').filter({ hasText: 'This release was withdrawn: do not use it any more.' })
  await expect(said).toContainText('Why: One cafe\u0301 is in it twice, שלום')
  await expect(said).toContainText('stays here for whoever has cited it')
  await expect(page.getByRole('button', { name: 'Withdraw' })).toHaveCount(0)
  await expect(page).toHaveTitle(/^Release 1 /)
  await expectAccessible(page, 'a withdrawn release')
  await expect(page.getByRole('link', { name: 'Download everything (.zip)' })).toBeVisible()
  await page.getByRole('link', { name: 'Releases' }).first().click()
  await expect(page.getByRole('row', { name: /Too early/ })).toContainText('withdrawn')
})
