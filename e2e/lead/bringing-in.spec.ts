import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Page } from '@playwright/test'
import { ZipFile } from 'yazl'
import { expectAccessible } from '../accessible'
import { apiOf } from '../api'
import { expect, story } from '../story'
import { teammate } from '../system'
import { addAnnotator, makeProject, newAccount } from '../workspace'

const grain = 'The price of grain was discussed by the ministers 🛩️ for the better part of a day, in the old cafe\u0301 by the harbour, while the שלום group waited outside for somebody to say what had come of it. Nobody did, and in the evening the boats went out as they always had, with nothing settled but the date of the next meeting. What was said inside is known from two people who took part and asked not to be named.'
const fish = 'Fishermen along the northern coast report the smallest catch in a generation. “We mended our nets three times this month, and for what?” asks one of them. Scientists at the institute blame warmer water; the union blames trawlers from abroad, and wants patrols before the herring come back in spring.'
const weather = 'Rain is expected from the west on Thursday, turning to sleet above six hundred metres; drivers in the passes should carry chains. The weekend brings sunshine 🌞 and temperatures around twelve degrees, the weather service says, though it would not promise as much for the valleys.'

/** Five articles: one nearly the same as the first, one without a text. */
const table = [
  ['Headline', 'Article text', 'Date'],
  ['Grain 🌾', grain, '2020-10-26'],
  ['Fish', fish, '26.10.2020'],
  ['Grain again', `${grain} Updated.`, '2020-10-27'],
  ['Nothing', '', ''],
  ['שלום', weather, '2020'],
].map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')

const text = 'Ministers meet 🛩️\n\nThe cafe\u0301 is closed, and the שלום group left the hall before noon on Sunday.\n\nOfficials say the reckless regime lied again.\n'

/** A line of brat for each: the tag, the words, and by how many code points it is beside them. */
function marked(...lines: readonly (readonly [tag: string, words: string, beside?: number])[]): string {
  return lines.map(([tag, words, beside = 0], index) => {
    const at = [...text.slice(0, text.indexOf(words))].length + beside
    return `T${index + 1}\t${tag} ${at} ${at + [...words].length}\t${words}\n`
  }).join('')
}

const folders = {
  'team/anna/meeting.txt': text, 'team/anna/meeting.ann': marked(['Loaded_language', 'reckless regime'], ['attributed_claim', 'Officials say']),
  'team/ben/meeting.txt': text, 'team/ben/meeting.ann': marked(['Doubt', 'reckless regime'], ['attributed_claim', 'the hall before noon', 3]),
}

let folder: string
story.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'crossread-bringing-in-'))
})
story.afterAll(() => rm(folder, { recursive: true, force: true }))

/** A project without articles, at the page where files come in. */
async function openImports(page: Page): Promise<string> {
  const slug = await makeProject(await apiOf(teammate('lead')), 'never')
  await page.goto(`/projects/${slug}/articles`)
  await page.getByRole('link', { name: 'Bring in' }).first().click()
  await expect(page.getByRole('heading', { name: 'Bring in', level: 1 })).toBeVisible()
  return slug
}

const found = (page: Page) => page.getByRole('list', { name: 'Found in the file' }).getByRole('listitem')

story('a table of articles comes in: what is refused is said, and what is nearly the same is the lead’s to decide', async ({ open }) => {
  const page = await open(teammate('lead'))
  const slug = await openImports(page)
  await expectAccessible(page, 'where a file is chosen')
  await page.getByLabel('File to bring in').setInputFiles({ name: 'news.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await expect(page.getByRole('button', { name: 'Send it and look inside' })).toBeFocused()
  await page.keyboard.press('Enter')

  await expect(page.getByRole('heading', { name: 'What stands where' })).toBeVisible()
  await expect(page.getByRole('combobox', { name: 'Text' })).toHaveValue('Article text')
  await expect(found(page)).toHaveCount(5)
  await expectAccessible(page, 'what is in a table')
  await expect(found(page).filter({ hasText: 'Refused' })).toContainText('news.csv, line 5')

  // What was found is on the server: a reload shows the same.
  await page.reload()
  await page.getByRole('button', { name: /^Nearly the same/ }).click()
  await expect(found(page)).toHaveCount(1)
  await expect(found(page)).toContainText('“Grain 🌾”')
  await page.getByLabel('Leave it out').check()
  await expect(page.getByRole('status').filter({ hasText: 'left out as you said' })).toBeVisible()
  await page.getByRole('button', { name: 'Bring in 3 articles' }).click()

  await expect(page.getByRole('heading', { name: 'Brought in' })).toBeVisible()
  await expectAccessible(page, 'an import of articles that is done')
  await page.getByRole('link', { name: 'שלום' }).click()
  await expect(page.getByRole('heading', { name: 'שלום' })).toBeVisible()
  await page.goto(`/projects/${slug}/imports`)
  await expect(page.getByRole('row', { name: /news\.csv/ })).toContainText('3 articles stored')
})

story('brat folders of two annotators come in: a wrong quote is put where its words are, and there is a case to review', async ({ open }) => {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(folders)) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(join(folder, 'layers.zip')))

  const page = await open(teammate('lead'))
  const slug = await openImports(page)
  await page.getByLabel('File to bring in').setInputFiles(join(folder, 'layers.zip'))
  await expect(page.getByRole('combobox', { name: 'What it brings' })).toHaveValue('brat')
  await page.getByRole('button', { name: 'Send it and look inside' }).click()

  await expect(page.getByRole('heading', { name: '2 annotators' })).toBeVisible()
  await expectAccessible(page, 'annotators, tags and findings')
  await expect(page.getByRole('button', { name: /^Bring in/ })).toBeDisabled()
  // Two never become one.
  await page.getByLabel('Name of ben here').fill('anna')
  await expect(page.getByText('two annotators never become one')).toBeVisible()
  await page.getByLabel('Name of ben here').fill('Ben B.')
  await page.getByRole('button', { name: 'perhaps Loaded language' }).click()
  await page.getByRole('combobox', { name: 'Doubt is' }).fill('Loaded')
  await page.getByRole('option', { name: 'Loaded language' }).click()
  await expect(page.getByText('ben/meeting.ann:2')).toBeVisible()
  await page.getByLabel('Take the proposal for ben/meeting.ann:2 (T2)').check()
  await page.getByRole('button', { name: 'Look again with these choices' }).click()

  await expect(page.getByText('1 new article, 2 new layers with 4 passages.')).toBeVisible()
  await page.getByRole('button', { name: 'Bring in 2 layers' }).click()
  await expect(page.getByRole('heading', { name: 'Brought in' })).toBeVisible()
  await expectAccessible(page, 'an import of layers that is done')
  await page.getByRole('link', { name: 'Review the cases' }).click()
  await expect(page.getByText('the hall before noon').first()).toBeVisible()
  await page.goto(`/projects/${slug}/team`)
  await expect(page.getByRole('row', { name: /Ben B\./ })).toContainText('signs in nowhere')

  // Whoever came in with layers is given nothing, and does not keep others from being given anything.
  const reader = newAccount('Noor')
  await addAnnotator(await apiOf(teammate('lead')), slug, reader)
  await page.goto(`/projects/${slug}/assignments`)
  await expect(page.getByRole('columnheader', { name: /Ben B\./ })).toContainText('sign in nowhere')
  await expect(page.getByRole('gridcell', { name: /^Ben B\./ })).toContainText('submitted')
  await expect(page.getByRole('checkbox', { name: /^(Ben B\.|anna)/ })).toHaveCount(0)
  await expectAccessible(page, 'assignments with annotators who came in')
  await page.getByRole('button', { name: 'assign everything' }).click()
  await expect(page.getByText('1 assigned. Saved.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: /^Noor/ })).toBeChecked()
  await expect(page.getByRole('checkbox', { checked: false }), 'the lead’s own, who may read too').toHaveCount(1)
})

story('an import that is cancelled stores nothing, and says so', async ({ open }) => {
  const page = await open(teammate('lead'))
  const slug = await openImports(page)
  await page.getByLabel('File to bring in').setInputFiles({ name: 'news.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await page.getByRole('button', { name: 'Send it and look inside' }).click()
  await expect(found(page)).toHaveCount(5)
  const cancel = page.getByRole('button', { name: 'Cancel this import' })
  await cancel.click()
  await expect(page.getByText('The file goes, and all that was chosen for it; nothing is stored.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Keep it' }), 'nothing goes by a press too many').toBeFocused()
  await page.keyboard.press('Enter')
  await expect(cancel).toBeFocused()
  await expect(found(page)).toHaveCount(5)
  await cancel.click()
  await expectAccessible(page, 'cancelling an import')
  await page.getByRole('button', { name: 'Cancel it' }).click()
  await expect(page.getByText('It was cancelled. Nothing was stored.')).toBeVisible()
  await page.goto(`/projects/${slug}/articles`)
  await expect(page.getByText('The articles of this project will stand here.')).toBeVisible()
})
