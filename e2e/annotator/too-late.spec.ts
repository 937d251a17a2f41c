import { expectAccessible } from '../accessible'
import { expect } from '../story'
import { deskOn, expectSaved, openDesk, readingStory, submit } from '../reading'
import { drag } from '../selecting'
import { teammate } from '../system'

readingStory('what comes after the article was submitted in another tab is kept, and the lead finds it', async ({ desk, quiet, title, workspace, open }) => {
  quiet.allow(/ERR_FAILED|ERR_INTERNET_DISCONNECTED/)
  const { page, text } = desk
  await drag(text, 'before dawn')
  await page.getByRole('dialog', { name: 'Tag the selection' }).getByRole('button', { name: /Loaded language/ }).click()
  await expectSaved(page)
  const other = await deskOn(await page.context().newPage(), desk.annotator, title, page.url())
  await submit(other)
  await other.page.close()

  await page.bringToFront()
  await drag(text, 'single word שלום')
  await page.getByRole('dialog', { name: 'Tag the selection' }).getByRole('button', { name: /Distancing/ }).click()
  const asked = page.getByRole('region', { name: 'Needs you' })
  await expect(asked.getByText(/This came too late: You have submitted this article/)).toBeVisible()
  await expectAccessible(page, 'what came too late, in the annotator’s page')
  await asked.getByRole('button', { name: 'Understood' }).click()
  await expect(asked).toBeHidden()
  await expectSaved(page)
  await expect(desk.cards).toHaveCount(1)

  await page.getByRole('button', { name: /^Questions/ }).click()
  const genre = page.getByRole('group', { name: 'Genre' })
  await genre.getByLabel('satire').check()
  await expect(genre.getByRole('alert')).toContainText('This came too late: You have submitted this article')
  await asked.getByRole('button', { name: 'Show it' }).click()
  await expect(genre).toBeFocused()
  await genre.getByRole('button', { name: 'Understood' }).click()
  await expect(genre.getByRole('alert')).toBeHidden()
  await expectSaved(page)

  const lead = await open(teammate('lead'))
  await lead.goto(`/projects/${workspace.slug}/assignments`)
  await lead.getByRole('link', { name: /change(s)? that came too late/ }).click()
  const kept = lead.getByRole('region', { name: new RegExp(`${title}, Dana`) })
  await expect(kept.getByText('single word שלום')).toBeVisible()
  await expect(kept.getByText('Distancing')).toBeVisible()
  await expect(kept.getByText('Genre: satire')).toBeVisible()
  for (const width of [1440, 390]) {
    await lead.setViewportSize({ width, height: 900 })
    await expectAccessible(lead, `kept work at ${width}`)
    expect(await lead.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  }
})

readingStory('work on an article that was taken away meanwhile goes to the lead when its author comes back', async ({ quiet, title, workspace, open }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED|Failed to fetch|status of 404/)
  const annotator = workspace.annotators[1]
  const { page, text } = await openDesk(open, workspace, annotator, title)
  const assignment = page.url().split('/').at(-1)!
  await page.context().setOffline(true)
  await drag(text, 'parliament')
  await page.getByRole('dialog', { name: 'Tag the selection' }).getByRole('button', { name: /Loaded language/ }).click()
  await expect(page.getByRole('status').filter({ hasText: /^Offline, 1 waiting$/ })).toBeVisible()
  // Ended, not closed: in closing, the browser may have its network back for a moment, and the page would use it.
  const gone = page.waitForEvent('crash')
  const devtools = await page.context().newCDPSession(page)
  void devtools.send('Page.crash').catch(() => {})
  await gone
  await page.close()

  const lead = await open(teammate('lead'))
  await lead.goto(`/projects/${workspace.slug}/assignments`)
  await lead.getByRole('row', { name: new RegExp(`${title}(?!\\d)`) }).getByRole('checkbox').nth(1).uncheck()
  await lead.getByText('Saved.').waitFor()

  const again = await page.context().newPage()
  await page.context().setOffline(false)
  await again.goto(`/projects/${workspace.slug}/work`)
  await expect(again.getByText(/One change that this browser still had came too late/)).toBeVisible()
  await expectAccessible(again, 'the note of what came too late')
  expect((await again.request.get(`/projects/${workspace.slug}/read/${assignment}`)).status()).toBe(404)
  await lead.goto(`/projects/${workspace.slug}/assignments/kept`)
  await expect(lead.getByRole('region', { name: new RegExp(`${title}, Emil`) }).getByText('parliament')).toBeVisible()
})
