import { lines } from '../article'
import { teammate } from '../system'
import { expect, story } from '../story'
import { readingStory } from '../reading'

const demonstration = '/projects/russian-instructors-car'

readingStory('Enter opens the next article of the queue', async ({ open, workspace }) => {
  const page = await open(workspace.annotators[1])
  await page.goto(`/projects/${workspace.slug}/work`)
  const next = page.getByRole('main').getByRole('region').first()
  const title = await next.getByRole('heading').textContent()
  await expect(next.getByRole('link', { name: /^(Begin|Continue)$/ })).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('article', { name: title! })).toBeVisible()
})

readingStory('the article is on the page before any script runs', async ({ open, workspace, title }) => {
  const page = await open(workspace.annotators[0], { javaScriptEnabled: false })
  await page.goto(`/projects/${workspace.slug}/work`)
  const next = page.getByRole('region', { name: title })
  await ((await next.isVisible()) ? next.getByRole('link') : page.getByRole('link', { name: title, exact: true })).click()
  const text = page.getByRole('article', { name: title })
  await expect(text.getByRole('heading', { level: 1, name: title })).toBeInViewport()
  for (const line of lines) await expect(text.getByText(line)).toBeVisible()
})

story('the outlet card opens, and marks what became true later', async ({ open }) => {
  const page = await open(teammate('chloe'))
  await page.goto(`${demonstration}/work`)
  await page.getByRole('region', { name: 'Russia Opens Military Office in Central African Republic' }).getByRole('link').click()
  await expect(page.getByText('26 October 2020').first()).toBeVisible()
  await page.getByText('outlet facts').click()
  const facts = page.getByRole('list', { name: 'Facts about The Moscow Times' })
  await expect(facts.getByText(/source: /).first()).toBeVisible()
  const later = facts.getByRole('listitem').filter({ hasText: /later/i })
  await expect(later.filter({ hasText: 'undesirable organisation' })).toBeVisible()
  await expect(facts.getByRole('listitem').filter({ hasText: 'Founded in Moscow in 1992' })).not.toContainText(/later/i)

  await page.getByText('provenance', { exact: true }).click()
  await expect(page.getByText('SHA-256').first()).toBeVisible()

  const fold = page.getByRole('article').getByRole('group').filter({ hasText: /line/ }).first()
  const folded = page.getByText('Related article', { exact: false })
  await expect(folded).toBeHidden()
  await fold.locator('summary').click()
  await expect(folded).toBeVisible()
})

story('a reply of the outlet stands beside the claim, and unknown is said as unknown', async ({ open }) => {
  const page = await open(teammate('ana'))
  await page.goto(`${demonstration}/work`)
  await page.getByRole('link', { name: /Russian Defense Ministry Discusses/ }).click()
  await page.getByText('outlet facts').click()
  const claim = page.getByRole('list', { name: 'Facts about Sputnik' }).getByRole('listitem').filter({ hasText: 'state-affiliated media' })
  await expect(claim.getByText('Reply', { exact: true })).toBeVisible()

  await page.goto(`${demonstration}/work`)
  await page.getByRole('link', { name: /^Untitled/ }).click()
  await expect(page.getByRole('heading', { name: 'Title unknown' })).toBeVisible()
  await expect(page.getByText('date unknown').first()).toBeVisible()
})
