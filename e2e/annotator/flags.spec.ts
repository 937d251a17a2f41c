import { deskOn, expectSaved, readingStory } from '../reading'
import { drag } from '../selecting'
import { expect } from '../story'
import { teammate } from '../system'

readingStory('a passage is flagged with a question before submitting, answered by the lead, and the annotator reads the answer on the card', async ({ desk, open, title, workspace, quiet }) => {
  quiet.allow(/status of 404/)
  const { page, text, card } = desk
  await drag(text, 'routine rotation')
  await expect(desk.palette).toBeVisible()
  await page.keyboard.press('d')
  const passage = card('routine rotation')
  await passage.getByLabel('Ask a reviewer').check()
  await passage.getByLabel('What do you ask?').fill('Is this irony 👀 or שלום?')
  // What is typed and not sent is there again when the page is.
  await expectSaved(page)
  await page.reload()
  await deskOn(page, desk.annotator, title)
  await passage.getByRole('button').first().click()
  await expect(passage.getByLabel('What do you ask?')).toHaveValue('Is this irony 👀 or שלום?')
  await passage.getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(passage.getByRole('list', { name: 'Asked and answered' })).toContainText('Is this irony 👀 or שלום?')

  const lead = await open(teammate('lead'))
  await lead.goto(`/projects/${workspace.slug}/flags`)
  await expect(lead.getByRole('heading', { name: /waits? for an answer/ })).toBeVisible()
  const asked = lead.getByRole('listitem').filter({ hasText: title }).filter({ has: lead.getByRole('button', { name: 'Answer' }) })
  await expect(asked.first()).toContainText('routine rotation')
  await expect(asked.first()).toContainText('Distancing')
  await expect(lead.getByRole('main')).not.toContainText(desk.annotator.name)
  await asked.first().getByRole('textbox', { name: 'Answer' }).fill('Irony, I think: see “cafe\u0301”.')
  await asked.first().getByRole('button', { name: 'Answer' }).click()
  await expect(lead.getByRole('region', { name: 'Answered' })).toContainText('Irony, I think')

  await page.reload()
  await deskOn(page, desk.annotator, title)
  await expect(passage).toContainText('answered')
  await passage.getByRole('button').first().click()
  await expect(passage.getByRole('list', { name: 'Asked and answered' })).toContainText('Irony, I think: see “cafe\u0301”.')
  await expect(passage.getByLabel('Ask again')).toBeVisible()

  const other = await open(workspace.annotators[1])
  expect((await other.goto(`/projects/${workspace.slug}/flags`))?.status()).toBe(404)
})

readingStory('a question to a reviewer asked without a network waits in the browser with its passage, and is sent once', async ({ desk, open, title, workspace, quiet }) => {
  quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED|Failed to fetch/)
  const { page, text, card } = desk
  const address = page.url()
  await page.context().setOffline(true)
  await drag(text, 'before dawn')
  await expect(desk.palette).toBeVisible()
  await page.keyboard.press('d')
  await card('before dawn').getByLabel('Ask a reviewer').check()
  await card('before dawn').getByLabel('What do you ask?').fill('Offline 👀, שלום?')
  await card('before dawn').getByRole('button', { name: 'Ask', exact: true }).click()
  await expect(card('before dawn').getByRole('list', { name: 'Asked and answered' })).toContainText('not sent yet')
  await expect(page.getByRole('status').filter({ hasText: /^Offline, [23] waiting$/ })).toBeVisible()
  await page.close()

  const again = await page.context().newPage()
  await page.context().setOffline(false)
  const back = await deskOn(again, desk.annotator, title, address)
  await expectSaved(again)
  await back.card('before dawn').getByRole('button').first().click()
  const asked = back.card('before dawn').getByRole('list', { name: 'Asked and answered' }).getByRole('listitem')
  await expect(asked).toHaveCount(1)
  await expect(asked).not.toContainText('not sent yet')
  await again.reload()
  await deskOn(again, desk.annotator, title)
  const lead = await open(teammate('lead'))
  await lead.goto(`/projects/${workspace.slug}/flags`)
  await expect(lead.getByText('Offline 👀, שלום?')).toHaveCount(1)
})
