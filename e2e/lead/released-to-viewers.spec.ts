import { readFile } from 'node:fs/promises'
import { expectAccessible } from '../accessible'
import { apiOf } from '../api'
import { expect, story } from '../story'
import { teammate } from '../system'
import { addArticle, makeProject, newAccount } from '../workspace'

/** A release is made in the background, behind whatever else is. */
const patience = { timeout: 90_000 }

// Two releases are made in it, one after the other.
story.setTimeout(240_000)

story('a viewer, let in by a lead, finds and downloads what is published, and nothing of a draft', async ({ open, quiet }) => {
  quiet.allow(/404 \(Not Found\) at \S+\/releases/)
  const send = await apiOf(teammate('lead'))
  const slug = await makeProject(send, 'never')
  await addArticle(send, slug, 'A viewer’s article 🙂 שלום')
  const releases = `/projects/${slug}/releases`
  const lead = await open(teammate('lead'))
  /** Asks for a release as the lead, and waits for its draft. */
  const make = async (name: string): Promise<number> => {
    const { number } = await send<{ number: number }>('POST', releases, { name, note: '', choices: [{ format: 'jsonl' }] })
    await lead.goto(`${releases}/${number}`)
    await expect(lead.getByRole('heading', { name: 'Certificate of the offsets' })).toBeVisible(patience)
    return number
  }

  const published = await make('For the world 🗞️')
  await lead.getByRole('button', { name: 'Publish', exact: true }).click()
  await lead.getByRole('dialog').getByRole('button', { name: 'Publish for ever' }).click()
  await expect(lead.getByText('Frozen: corrections are a new release.'), 'who pressed a key hears it').toBeFocused()
  const draft = await make('Not yet for anybody')

  const guest = newAccount('Vera')
  await lead.goto(`/projects/${slug}/team`)
  await lead.getByLabel('E-mail').fill(guest.email)
  await lead.getByRole('radio', { name: 'Viewer', exact: true }).check()
  await lead.getByRole('button', { name: 'Make a link' }).click()
  const link = await lead.getByLabel('Link', { exact: true }).inputValue()

  const viewer = await open()
  await viewer.goto(link)
  await viewer.getByLabel('Name', { exact: true }).fill(guest.name)
  await viewer.getByLabel('New password').fill(guest.password)
  await viewer.getByRole('button', { name: 'Make the account' }).click()
  await viewer.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Releases' }).click()
  await expect(viewer.getByRole('link', { name: 'For the world 🗞️' })).toBeVisible()
  await expect(viewer.getByText('Not yet for anybody')).toHaveCount(0)
  await expect(viewer.getByRole('link', { name: 'Make a release' })).toHaveCount(0)
  await expectAccessible(viewer, 'the releases, to a viewer')

  await viewer.getByRole('link', { name: 'For the world 🗞️' }).click()
  await expect(viewer.getByText('Frozen: corrections are a new release.')).toBeVisible()
  await expect(viewer.getByRole('button', { name: 'Withdraw' })).toHaveCount(0)
  const take = async (name: string): Promise<Buffer> => {
    const [file] = await Promise.all([viewer.waitForEvent('download'), viewer.getByRole('link', { name, exact: true }).click()])
    return readFile(await file.path())
  }
  expect((await take('DATASHEET.md')).toString('utf8')).toContain('# Datasheet: For the world 🗞️')
  expect((await take('Download everything (.zip)')).subarray(0, 2).toString()).toBe('PK')

  const api = `/api/v1${releases}`
  for (const path of ['', '/archive', '/file?path=README.md', `/file?path=${encodeURIComponent('jsonl/articles.jsonl')}`, `/changes?since=${published}`]) {
    expect((await viewer.request.get(`${api}/${draft}${path}`)).status(), path).toBe(404)
  }
  expect((await viewer.goto(`${releases}/${draft}`))?.status()).toBe(404)
  expect(await (await viewer.request.get(api)).text()).not.toContain('Not yet for anybody')
})
