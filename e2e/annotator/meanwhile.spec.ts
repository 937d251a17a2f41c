import { apiOf } from '../api'
import { deskOn, expectSaved, mark, openDesk } from '../reading'
import { expect, story } from '../story'
import { teammate } from '../system'
import { codebookOf, makeWorkspace } from '../workspace'

story('a tag that is retired while somebody works with it: their article stays with the codebook it was given under', async ({ browser, open, quiet }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED|Failed to fetch/)
  const workspace = await makeWorkspace(browser, 1)
  const desk = await openDesk(open, workspace, workspace.annotators[0], workspace.titles[0]!)
  const { page, card } = desk
  await mark(desk, 'e', 'before dawn')
  await expectSaved(page)
  await page.context().setOffline(true)
  await mark(desk, 'e', 'the whole rainy season')
  await expect(page.getByRole('status').filter({ hasText: /^Offline, 1 waiting$/ })).toBeVisible()

  const lead = await apiOf(teammate('lead'))
  const codebook = await codebookOf()
  await lead('POST', `/projects/${workspace.slug}/codebook`, { ...codebook, version: 'without exaggeration', tags: codebook.tags.filter(({ key }) => key !== 'exaggeration_minimisation') })

  await page.context().setOffline(false)
  await expectSaved(page)
  await mark(desk, 'e', 'parliament')
  await expectSaved(page)
  await page.reload()
  await deskOn(page, desk.annotator, desk.title)
  for (const words of ['before dawn', 'the whole rainy season', 'parliament']) await expect(card(words)).toContainText('Exaggeration or minimisation')
})

story('an article that is taken away while it is open: what is marked from then on goes to the lead, and back when it is given again', async ({ browser, open, quiet }) => {
  const workspace = await makeWorkspace(browser, 1)
  const [title] = workspace.titles
  const desk = await openDesk(open, workspace, workspace.annotators[0], title!)
  const { page } = desk
  await mark(desk, 'l', 'before dawn')
  await expectSaved(page)

  const lead = await open(teammate('lead'))
  await lead.goto(`/projects/${workspace.slug}/assignments`)
  const given = lead.getByRole('row', { name: title! }).getByRole('checkbox').first()
  await given.click()
  // Something has been done on it already, so the lead is asked.
  await lead.getByRole('dialog').getByRole('button', { name: 'Take it away' }).click()
  await expect(given).not.toBeChecked()

  await page.bringToFront()
  await mark(desk, 'd', 'routine rotation')
  const asked = page.getByRole('region', { name: 'Needs you' })
  await expect(asked.getByText(/This came too late/)).toBeVisible()
  await expect(asked.getByText('routine rotation')).toBeVisible()
  await lead.goto(`/projects/${workspace.slug}/assignments/kept`)
  const kept = lead.getByRole('region', { name: `${title}, Dana` })
  await expect(kept.getByText('routine rotation')).toBeVisible()
  await expect(kept.getByText('stored since')).toBeHidden()

  await lead.goto(`/projects/${workspace.slug}/assignments`)
  await given.click()
  await expect(given).toBeChecked()
  await lead.getByText('Saved.').waitFor()
  await page.bringToFront()
  await asked.getByRole('button', { name: 'Try again' }).click()
  await expect(asked).toBeHidden()
  await expectSaved(page)
  await page.reload()
  await deskOn(page, desk.annotator, title!)
  await expect(desk.card('before dawn')).toContainText('Loaded language')
  await expect(desk.card('routine rotation')).toContainText('Distancing')
  await lead.goto(`/projects/${workspace.slug}/assignments/kept`)
  await expect(kept.getByText('stored since')).toBeVisible()
  quiet.check()
})
