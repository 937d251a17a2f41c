import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expectAccessible } from '../accessible'
import { expect, story } from '../story'
import { teammate } from '../system'

const releases = '/projects/russian-instructors-car/releases'

/** A release is made in the background, behind whatever else is. */
const patience = { timeout: 90_000 }

story('a lead makes a release, reads its certificate, publishes it, and the checksums fit what was downloaded', async ({ open, quiet }) => {
  quiet.allow(/400 \(Bad Request\) at \S+\/releases$/)
  const page = await open(teammate('lead'))
  await page.goto(`${releases}/new`)
  await expect(page.getByRole('heading', { name: 'New release' })).toBeVisible()
  await expectAccessible(page, 'the new release')
  // The button stands far below the name, which is what is missing.
  await page.getByRole('button', { name: 'Make the release' }).click()
  await expect(page.getByText('The name is needed.')).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Instructors, first release 🗞️')
  await page.getByRole('textbox', { name: 'Note' }).fill('Five articles, three readers. שלום')
  await page.getByRole('checkbox', { name: 'brat' }).check()
  await page.getByRole('checkbox', { name: 'Parquet' }).check()
  await page.getByRole('button', { name: 'Make the release' }).click()

  await expect(page.getByRole('heading', { name: 'Certificate of the offsets' })).toBeVisible(patience)
  await expect(page.getByText('Every offset, quote, tag and annotator is as in the database')).toBeVisible()
  const row = page.getByRole('row', { name: /^brat/ })
  await expect(row.getByRole('cell').last()).toHaveText(/0$/)
  await expectAccessible(page, 'a draft')

  await page.getByRole('textbox', { name: 'Who created it, on behalf of whom?' }).fill('Lena Vogt')
  await page.getByRole('button', { name: 'Keep the answers' }).click()
  await expect(page.getByText('Kept.')).toBeVisible()
  await page.getByRole('textbox', { name: 'Who funded it?' }).fill('Nobody, and nobody kept this 🕊️')
  await page.getByRole('button', { name: 'Publish', exact: true }).click()
  await expect(page.getByRole('dialog').getByText('1 answer of the datasheet is written and not kept yet')).toBeVisible()
  await page.getByRole('dialog').getByRole('button', { name: 'Publish for ever' }).click()
  await expect(page.getByText('Frozen: corrections are a new release.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Give it up' })).toHaveCount(0)

  const take = async (name: string): Promise<Buffer> => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()])
    return readFile(await file.path())
  }
  const sums = new Map((await take('checksums.txt')).toString('utf8').trim().split('\n').map((line) => line.split('  ').reverse() as [string, string]))
  for (const name of ['README.md', 'CITATION.cff', 'DATASHEET.md']) expect(createHash('sha256').update(await take(name)).digest('hex'), name).toBe(sums.get(name))
  expect((await take('DATASHEET.md')).toString('utf8')).toContain('Nobody, and nobody kept this 🕊️')
  expect((await take('CITATION.cff')).toString('utf8')).toContain('Lena Vogt')
  expect((await take('Download everything (.zip)')).subarray(0, 2).toString()).toBe('PK')
})

story('an annotator is told of no release, and finds none by its address', async ({ open, quiet }) => {
  quiet.allow(/404 \(Not Found\) at \S+\/releases/)
  const page = await open(teammate('ana'))
  await page.goto('/projects/russian-instructors-car/work')
  await expect(page.getByRole('navigation', { name: 'Project' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Releases' })).toHaveCount(0)
  for (const path of [releases, `${releases}/1`]) expect((await page.goto(path))?.status()).toBe(404)
  expect((await page.request.get(`/api/v1${releases}`)).status()).toBe(404)
})
