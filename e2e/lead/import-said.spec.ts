import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible'
import { apiOf } from '../api'
import { articleText } from '../article'
import { expect, story } from '../story'
import { teammate } from '../system'
import { addArticle, makeProject } from '../workspace'

const other = 'Rain is expected from the west on Thursday 🌦️, turning to sleet above six hundred metres; drivers in the passes should carry chains, the שלום service says from its cafe\u0301.'

/** A project with one article, the one of the stories. */
async function makeGround(): Promise<string> {
  const send = await apiOf(teammate('lead'))
  const slug = await makeProject(send, 'never')
  await addArticle(send, slug, 'Instructors land')
  return slug
}

/** Sends a file, and comes back when it waits for its lead. */
async function bring(page: Page, slug: string, name: string, content: string): Promise<void> {
  await page.goto(`/projects/${slug}/imports`)
  await page.getByLabel('File to bring in').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })
  await expect(page.getByRole('button', { name: 'Send it and look inside' })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Cancel this import' })).toBeVisible()
}

const jsonLines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const found = (page: Page) => page.getByRole('list', { name: 'Found in the file' }).getByRole('listitem')
const lists = (page: Page) => page.getByRole('group', { name: 'Which are shown' }).getByRole('button')

story('what is nearly an article of the project is said with how both begin, and comes into one story with it', async ({ open }) => {
  const page = await open(teammate('lead'))
  const slug = await makeGround()
  await bring(page, slug, 'wire.jsonl', jsonLines([
    { title: 'Corrected', text: `Corrected on Monday. ${articleText('Instructors land').split('\n\n').slice(3).join('\n\n')}` },
    { title: 'Weather', text: other },
    { title: 'Later', text: `${other} Snow.` },
    { title: 'Nothing', text: '' },
  ]))
  await expect(found(page)).toHaveCount(4)
  // What becomes of each is in one list only; what is nearly the same is told beside them.
  await expect(lists(page)).toHaveText(['All 4', 'Ready 3', 'Refused 1', 'Nearly the same as another 2'])
  await page.getByRole('button', { name: /^Nearly the same/ }).press('Enter')
  await expect(found(page)).toHaveCount(2)
  const corrected = found(page).filter({ hasText: 'Corrected on Monday' })
  await expect(corrected).toContainText('This one begins:')
  await expect(corrected.getByText(/^About \d+ % the same as “Instructors land”, in the project\. It begins:$/)).toBeVisible()
  await expect(found(page).filter({ hasText: 'Later' })).toContainText('Both begin:')
  await expectAccessible(page, 'what is nearly the same')

  await corrected.getByLabel('Bring it in as another article').focus()
  await page.keyboard.press('ArrowDown')
  await expect(corrected.getByLabel('Bring it in, in the same story')).toBeChecked()
  await found(page).filter({ hasText: 'Later' }).getByLabel('Leave it out').check()
  await expect(lists(page)).toHaveText(['All 4', 'Ready 2', 'Left out 1', 'Refused 1', 'Nearly the same as another 2'])
  await page.getByRole('button', { name: 'Bring in 2 articles' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Brought in' })).toBeVisible()
  await expect(lists(page)).toHaveText(['All 4', 'Brought in 2', 'Left out 1', 'Refused 1', 'Nearly the same as another 2'])
  await page.getByRole('link', { name: 'All articles' }).click()
  await expect(page.getByRole('row', { name: /^Corrected/ })).toContainText('Instructors land')
})

story('a choice stands while what was read before it comes late', async ({ open }) => {
  const page = await open(teammate('lead'))
  await bring(page, await makeGround(), 'wire.jsonl', jsonLines([{ title: 'Weather', text: other }, { title: 'Later', text: `${other} Snow.` }, { title: 'Last', text: `${other} Hail.` }]))
  await page.getByRole('button', { name: /^Nearly the same/ }).press('Enter')
  await expect(found(page)).toHaveCount(2)
  // What is read after the first choice is held back, as on a slow network, and so is the answer to the second choice.
  const held: (() => void)[] = []
  const hold = () => new Promise<void>((go) => held.push(go))
  await page.route('**/imports/*/items?*', async (route) => {
    const answer = await route.fetch()
    await hold()
    await route.fulfill({ response: answer })
  })
  const [later, last] = ['Later', 'Last'].map((title) => found(page).filter({ hasText: title }).getByLabel('Leave it out'))
  await later!.check()
  await expect.poll(() => held.length).toBe(1)
  await page.route('**/imports/*/choices', async (route) => {
    await hold()
    await route.continue()
  })
  await last!.check()
  await expect.poll(() => held.length).toBe(2)
  const late = page.waitForResponse('**/imports/*/items?*')
  held[0]!()
  await (await late).finished()
  // What the page makes of it is drawn by then.
  await page.evaluate(() => new Promise((drawn) => setTimeout(drawn, 200)))
  await expect(last!).toBeChecked({ timeout: 1 })
  await expect(page.getByText('2 left out as you said')).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Bring in 2 articles' }), 'nothing is agreed to before the answer').toHaveAttribute('data-loading', 'true')
  held[1]!()
  await expect.poll(() => held.length).toBe(3)
  held[2]!()
  await expect(page.getByText('2 left out as you said')).toBeVisible()
  await expect(later!).toBeChecked()
  await expect(last!).toBeChecked()
})

story('what does not fit in tasks of Label Studio is said one by one, a proposal is taken, and the article has its title and its date', async ({ open }) => {
  const page = await open(teammate('lead'))
  const slug = await makeGround()
  const region = (id: string, words: string, tag: string, beside = 0) => {
    const start = [...other.slice(0, other.indexOf(words))].length + beside
    return { id, from_name: 'label', to_name: 'text', type: 'labels', value: { start, end: start + [...words].length, text: words, labels: [tag] } }
  }
  await bring(page, slug, 'tasks.json', JSON.stringify([{
    id: 1, data: { text: other, headline: 'Sleet 🌦️ שלום', publisher: 'Nobody’s News', date: '2020-10-26', link: 'page 3' },
    annotations: [{ id: 1001, completed_by: 10, result: [region('a1', 'carry chains', 'Loaded language'), region('a2', 'six hundred metres', 'Loaded language', 5), { type: 'relation', from_id: 'a1', to_id: 'a2' }] }],
  }]))
  await expect(page.getByRole('heading', { name: '3 things do not fit, or were changed' })).toBeVisible()
  const findings = page.getByRole('region', { name: '3 things do not fit, or were changed' }).getByRole('listitem')
  await expect(findings.filter({ hasText: 'A relation was left out' })).toContainText('left out')
  await expect(findings.filter({ hasText: 'The address “page 3” is none of a page' })).toContainText('changed')
  await expect(findings.filter({ hasText: 'six hundred metres' })).toContainText('5 code points earlier')
  await expectAccessible(page, 'findings of tasks')
  await page.getByLabel('Take the proposal for tasks.json (task 1, annotation 1001, result a2)').press('Space')
  await expect(findings.filter({ hasText: 'six hundred metres' })).toContainText('will be moved')
  await page.getByRole('button', { name: 'Look again with these choices' }).press('Enter')
  await page.getByRole('button', { name: 'Bring in 1 layer' }).press('Enter')
  await expect(page.getByRole('heading', { name: 'Brought in' })).toBeVisible()
  await page.getByRole('link', { name: 'All articles' }).click()
  await page.getByRole('link', { name: 'Sleet 🌦️ שלום' }).click()
  await expect(page.getByRole('heading', { name: 'Sleet 🌦️ שלום' })).toBeVisible()
  await expect(page.getByRole('time').filter({ hasText: '26 October 2020' }).first()).toBeVisible()
  await expect(page.getByText('Its outlet is called “Nobody’s News” there.').first()).toBeAttached()
})

story('what another window does to an import is said, and nothing is stored but what was looked at', async ({ open, quiet }) => {
  quiet.allow(/409 \(Conflict\)/)
  const page = await open(teammate('lead'))
  const slug = await makeGround()
  await bring(page, slug, 'two.jsonl', jsonLines([{ title: 'Nearly', text: `${articleText('Instructors land')} More.` }, { title: 'Weather', text: other }]))
  await expect(found(page)).toHaveCount(2)
  const second = await open(teammate('lead'))
  await second.goto(page.url())
  await second.getByLabel('Leave it out').check()
  await expect(second.getByRole('button', { name: 'Bring in 1 article' })).toBeEnabled()

  await page.getByRole('button', { name: 'Bring in 2 articles' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'This import was changed since you looked at it, so nothing was brought in.' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Bring in 1 article' })).toBeEnabled()
  await expectAccessible(page, 'an import that was changed elsewhere')

  await second.getByRole('button', { name: 'Cancel this import' }).click()
  await second.getByRole('button', { name: 'Cancel it' }).click()
  await expect(second.getByText('It was cancelled. Nothing was stored.')).toBeVisible()
  // Somebody comes back to the first window.
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(page.getByText('It was cancelled. Nothing was stored.')).toBeVisible()
  await page.getByRole('link', { name: 'Bring in another file' }).click()
  await expect(page.getByRole('row', { name: /two\.jsonl/ })).toContainText('cancelled')
})

story('a file of which nothing can be brought in says why, and leads to another one', async ({ open }) => {
  const page = await open(teammate('lead'))
  const slug = await makeGround()
  await bring(page, slug, 'empty.csv', 'title,text\nOne,\nTwo,\n')
  await expect(found(page).first()).toContainText('Refused: There is no text in “text”.')
  await expect(page.getByText('Nothing of it can be brought in.')).toBeVisible()
  await expectAccessible(page, 'an import without hope')
  await page.getByRole('link', { name: 'Bring in another file' }).click()
  await expect(page.getByRole('row', { name: /empty\.csv/ })).toContainText('nothing can be brought in')
})
