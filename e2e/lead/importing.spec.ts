import { articleText, lines } from '../article'
import { apiOf } from '../api'
import { teammate } from '../system'
import { expect, story } from '../story'
import { makeProject } from '../workspace'
import type { Page } from '@playwright/test'

const file = (name: string, content: string | Buffer) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(content) })

/** A project without articles, at the desk where they come in. */
async function openImport(page: Page): Promise<string> {
  const slug = await makeProject(await apiOf(teammate('lead')), 'never')
  await page.goto(`/projects/${slug}/articles`)
  await page.getByRole('link', { name: 'Add an article' }).first().click()
  await expect(page.getByRole('heading', { name: 'Add an article' })).toBeVisible()
  return slug
}

const blocks = (page: Page) => page.getByRole('list', { name: 'Blocks of the article' })
const block = (page: Page, words: string) => blocks(page).getByRole('listitem').filter({ hasText: words })

story('a pasted text is corrected block by block, stored, and recognised when it comes again', async ({ open }) => {
  const page = await open(teammate('lead'), { permissions: ['clipboard-read', 'clipboard-write'] })
  const slug = await openImport(page)
  const text = articleText('A pasted article')
  await page.evaluate((text) => navigator.clipboard.writeText(text), text)
  await page.getByLabel('Text of the article').click()
  await page.keyboard.press('Control+v')
  await expect(page.getByRole('heading', { name: 'What it becomes' })).toBeFocused()
  await expect(blocks(page).getByRole('listitem')).toHaveCount(3 + lines.length)
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('A pasted article')

  await block(page, lines[4]).getByRole('combobox').selectOption('Quotation')
  await block(page, lines[3]).getByRole('button', { name: 'Join with next' }).click()
  await expect(blocks(page).getByRole('listitem')).toHaveCount(2 + lines.length)
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(blocks(page).getByRole('listitem')).toHaveCount(3 + lines.length)
  await expect(block(page, lines[4]).getByRole('combobox')).toHaveValue('quote')

  const words = block(page, lines[2]).getByRole('textbox')
  await words.focus()
  await page.keyboard.press('Home')
  for (let word = 0; word < 4; word++) await page.keyboard.press('Control+ArrowRight')
  await page.keyboard.press('Enter')
  await expect(blocks(page).getByRole('listitem')).toHaveCount(4 + lines.length)
  await expect(block(page, 'the single word שלום').getByRole('textbox')).toBeFocused()
  await page.keyboard.press('Backspace')
  await expect(block(page, lines[2])).toHaveCount(1)

  await page.getByLabel('Published').fill('2020-10')
  await page.getByLabel('Provenance').fill('Written for a test.')
  await page.getByRole('button', { name: 'Save article' }).click()
  await expect(page).toHaveURL(new RegExp(`/projects/${slug}/articles/[^/]+$`))
  const article = page.getByRole('article', { name: 'A pasted article' })
  for (const line of lines) await expect(article.getByText(line)).toBeVisible()
  await expect(page.getByRole('time').filter({ hasText: /^October 2020$/ })).toBeVisible()

  await page.goto(`/projects/${slug}/articles/new`)
  await page.getByLabel('Text of the article').fill(text)
  await expect(page.getByRole('status').filter({ hasText: 'This text is here already' }).getByRole('link', { name: 'A pasted article' })).toBeVisible()
})

story('a file of the corpus comes in with its furniture dimmed and its duplicate body recognised', async ({ open }) => {
  const page = await open(teammate('lead'))
  await openImport(page)
  await page.getByLabel('File of the article').setInputFiles('corpus/002_1848c7e087f0a21b.txt')
  await expect(page.getByText('From “002_1848c7e087f0a21b.txt”.')).toBeVisible()
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('Russian Defense Ministry Discusses Bilateral Cooperation With CAR Prime Minister')
  await expect(page.getByText(/will be dimmed and not annotated/)).toBeVisible()
  await expect(blocks(page).getByRole('listitem').filter({ hasText: /same words|duplicate|repeat/i }).first()).toBeVisible()
  await page.getByRole('button', { name: 'Save article' }).click()
  await expect(page.getByRole('article')).toContainText('positive trend in the development of bilateral')
})

story('what cannot be an article is refused with a sentence that says what and where', async ({ open }) => {
  const page = await open(teammate('lead'))
  await openImport(page)
  const refused: readonly (readonly [string, ReturnType<typeof file>, RegExp])[] = [
    ['a picture', file('picture.png', '\x89PNG'), /neither \.txt nor \.md/],
    ['NUL', file('nul.txt', 'First line\nSecond\0line'), /“nul\.txt”.*NUL.*line 2/],
    ['binary', file('binary.txt', Buffer.from([0xff, 0xfe, 0x00, 0x89, 0x50, 0x4e, 0x47])), /“binary\.txt”/],
    ['invalid UTF-8', file('latin.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0a])), /“latin\.txt”.*UTF-8/],
    ['empty', file('empty.txt', ''), /“empty\.txt”.*(empty|no text|nothing)/i],
  ]
  for (const [what, given, sentence] of refused) {
    await page.getByLabel('File of the article').setInputFiles(given)
    await expect(page.getByRole('alert').filter({ hasText: sentence }), what).toBeVisible()
    await expect(page.getByRole('button', { name: 'Save article' })).toHaveCount(0)
  }
  await page.getByLabel('Text of the article').fill(articleText('Kept'))
  await expect(page.getByRole('button', { name: 'Save article' })).toBeVisible()
})
