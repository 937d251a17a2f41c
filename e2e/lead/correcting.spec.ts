import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible'
import { apiOf } from '../api'
import { lines } from '../article'
import { expect, story } from '../story'
import { teammate } from '../system'
import { addAnnotator, makeProject, newAccount, newSlug } from '../workspace'

const title = 'A herald reports'
const raw = [`# ${title}`, 'The Bangui Gazette 🗞️ and the Bangui Herald learned that e\u0301 שלום was said.', lines[0]].join('\n\n')

/** Goes on with Tab until the element has the focus, as somebody without a mouse does. */
async function tabTo(page: Page, name: string): Promise<void> {
  const field = page.getByLabel(name, { exact: true }).or(page.getByRole('button', { name, exact: true })).or(page.getByRole('link', { name, exact: true })).first()
  for (let pressed = 0; pressed < 60; pressed++) {
    if (await field.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  await expect(field).toBeFocused()
}

story('a lead corrects date and outlet of an article by keyboard, is told what another has saved, and nothing is uncovered', async ({ open, quiet }) => {
  story.setTimeout(150_000)
  quiet.allow(/409/)
  const [api, newcomer] = [await apiOf(teammate('lead')), newAccount('Noor')]
  const slug = await makeProject(api, 'never')
  await addAnnotator(api, slug, newcomer)
  const [gazette, herald, article, id] = [randomUUID(), randomUUID(), newSlug('article'), randomUUID()]
  for (const [outlet, name] of [[gazette, 'The Bangui Gazette'], [herald, 'The Bangui Herald']] as const) {
    await api('PUT', `/projects/${slug}/outlets/${outlet}`, { name, kind: 'newspaper', country: null, language: 'en', stateRelation: 'none', facts: [] })
  }
  await api('PUT', `/projects/${slug}/articles/${id}`, {
    raw, format: 'markdown', edits: [], title, byline: null, publishedAt: '2002-10-26', url: null, originatorId: null, publisherId: gazette, provenance: '', storyTitle: null, slug: article,
  })
  await api('PUT', `/projects/${slug}/settings`, { peersVisible: 'never', decideOwnCases: false, outletVisibility: 'hiddenUntilSubmit' })
  const page = await open(teammate('lead'))
  await page.goto(`/projects/${slug}/assignments`)
  await page.getByRole('checkbox', { name: new RegExp(`${newcomer.name}, “${title}”`) }).check()
  await expect(page.getByText('outlet hidden')).toBeVisible()

  await page.goto(`/projects/${slug}/articles/${article}`)
  await tabTo(page, 'correct what is known')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Correct what is known' })).toBeVisible()
  await expect(page.getByText('One annotator does not see the outlet of this article yet.')).toBeVisible()
  await expectAccessible(page, 'what is known, to be corrected')

  await tabTo(page, 'Published')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('2020-13')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Write the date as far as it is known')).toBeVisible()
  await expect(page.getByLabel('Published')).toBeFocused()
  await expectAccessible(page, 'a date that is none')
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.type('2020-10-26')
  await expect(page.getByText('26 October 2020.')).toBeVisible()
  await tabTo(page, 'Publisher')
  await page.keyboard.type('Herald')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('combobox', { name: 'Publisher' })).toHaveValue('The Bangui Herald')

  const known = await (await page.request.get(`/api/v1/projects/${slug}/articles/${id}/details`)).json() as Record<string, unknown>
  const { id: _id, slug: _slug, hiddenFrom: _hidden, version, ...details } = known
  await api('PUT', `/projects/${slug}/articles/${id}/details`, { ...details, basedOn: version, byline: 'Noor Haddad', publishedAt: '2019' })
  await tabTo(page, 'Save corrections')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'Somebody else has changed what is known of this article in the meantime.' })).toContainText('They saved: Byline: Noor Haddad; Published: 2019.')
  await expectAccessible(page, 'what another has saved')
  await page.getByRole('button', { name: 'Take over what they changed, keep what I changed' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Byline')).toHaveValue('Noor Haddad')
  await expect(page.getByLabel('Published')).toHaveValue('2020-10-26')
  await expect(page.getByRole('button', { name: 'Save corrections' })).toBeFocused()
  await page.keyboard.press('Enter')
  const saved = page.getByRole('status').filter({ hasText: 'Saved ✓' })
  await expect(saved).toContainText('Still masked: “The Bangui Gazette”')
  await expectAccessible(page, 'corrections that are saved')
  await tabTo(page, 'Back to the article')
  await page.keyboard.press('Enter')
  await expect(page.getByText('26 October 2020').first()).toBeVisible()
  await expect(page.getByText('The Bangui Herald', { exact: true }).first()).toBeVisible()

  const reader = await open(newcomer)
  await reader.goto(`/projects/${slug}/work`)
  await reader.getByRole('link', { name: 'Begin' }).click()
  await expect(reader.getByText('Outlet hidden')).toBeVisible()
  await expect(reader.getByText('26 October 2020').first()).toBeVisible()
  await expect(reader.getByText(/learned that e\u0301 שלום/)).toContainText(/^███ ██████ ███████ 🗞️ and ███ ██████ ██████ learned/)
  expect(await reader.content()).not.toMatch(/gazette/i)
})
