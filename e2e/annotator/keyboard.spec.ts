import { type Locator, type Page } from '@playwright/test'
import { expect, story } from '../story'
import { deskOn, expectSaved } from '../reading'
import { makeWorkspace } from '../workspace'

/** A person without a mouse: presses keys, one by one, and knows how many. */
class Keys {
  private count = 0
  private readonly counted: string[] = []
  constructor(private readonly page: Page) {}

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      this.count++
      await this.page.keyboard.press(key)
    }
  }
  /** The same key again and again, until something is so. */
  async until(key: string, is: () => Promise<boolean>, most = 40): Promise<void> {
    for (let pressed = 0; pressed < most; pressed++) {
      if (await is()) return
      await this.press(key)
    }
    expect(await is(), `${key}, ${most} times`).toBe(true)
  }
  tabTo(target: Locator, key = 'Tab'): Promise<void> {
    return this.until(key, () => target.evaluate((element) => element === document.activeElement))
  }
  /** Writes, as it is written in a field: this is not counted, because it takes what it takes. */
  write(words: string): Promise<void> {
    return this.page.keyboard.type(words)
  }
  /** What has been pressed since the last time. */
  note(what: string): void {
    this.counted.push(`${what}: ${this.count}`)
    this.count = 0
  }
  report(): string {
    return this.counted.join('\n')
  }
}

/** The words after the caret. */
const after = (page: Page) => page.evaluate(() => {
  const selection = getSelection()!
  return selection.focusNode?.textContent?.slice(selection.focusOffset, selection.focusOffset + 24) ?? ''
})
const selected = (page: Page) => page.evaluate(() => String(getSelection()))

story('from signing in to submitting with nothing but keys', async ({ browser, open }) => {
  const workspace = await makeWorkspace(browser, 1)
  const [annotator] = workspace.annotators
  const [title] = workspace.titles
  const page = await open()
  await page.goto(`/projects/${workspace.slug}/work`)
  const keys = new Keys(page)

  await keys.tabTo(page.getByLabel('E-mail'))
  await keys.write(annotator.email)
  await keys.tabTo(page.getByLabel('Password', { exact: true }))
  await keys.write(annotator.password)
  await keys.press('Enter')
  await expect(page.getByRole('heading', { name: 'My work', level: 1 })).toBeVisible()
  keys.note('signing in, besides what is typed')

  // A press that comes before the page's script opens nothing: whoever sees that presses again.
  await expect(async () => {
    await keys.press('Enter')
    await expect(page).toHaveURL(/\/read\//, { timeout: 2000 })
  }).toPass()
  const { text, palette, card, cards } = await deskOn(page, annotator, title!)
  await keys.press('t')
  await expect(text).toBeFocused()
  await keys.until('Control+ArrowDown', async () => (await after(page)).startsWith('Officials'))
  keys.note('opening the article and going to its first sentence')

  // A passage: three words and its tag.
  await keys.until('Shift+ArrowRight', async () => (await selected(page)) === 'Officials in Bangui')
  await expect(palette).toBeVisible()
  await keys.press('v')
  await expect(card('Officials in Bangui')).toContainText('Vague source')
  keys.note('a passage of three words with a tag')

  // Another one, with the same tag.
  await keys.until('ArrowRight', async () => (await after(page)).startsWith('a second batch'))
  await keys.until('Shift+ArrowRight', async () => (await selected(page)) === 'a second batch')
  await expect(palette).toBeVisible()
  await keys.press('.')
  await expect(cards).toHaveCount(2)
  keys.note('going on, and a passage of three words with the last tag')

  // One that needs a source, with a note.
  await keys.until('Control+ArrowDown', async () => (await after(page)).startsWith('The ministry'))
  await keys.until('Shift+ArrowRight', async () => (await selected(page)) === 'The ministry called')
  await expect(palette).toBeVisible()
  await keys.press('s', 'Enter')
  const statement = card('The ministry called')
  await expect(statement.getByRole('button').first()).toBeFocused()
  await keys.tabTo(statement.getByLabel('Source', { exact: true }))
  await keys.write('the ministry 👀 שלום')
  await keys.tabTo(statement.getByLabel('Note'))
  await keys.write('who else was asked? cafe\u0301')
  await keys.press('Escape')
  await expect(statement).toContainText('who else was asked? cafe\u0301')
  await expect(statement.getByText('needs source')).toBeHidden()
  keys.note('a passage with a tag, its source and a note, besides what is typed')

  // Its words: by word, sentence and character, at either end; two fragments more, one taken away.
  await keys.press('Enter', 'e', 'ArrowRight', 'ArrowRight', 'Shift+ArrowLeft')
  const quote = statement.locator('q').first()
  await expect(quote).toHaveText('The ministry called the fligh')
  await keys.press('Shift+ArrowRight', 'ArrowDown')
  await expect(quote).toHaveText(/good manners\.$/)
  await keys.press('ArrowUp', 's', 'ArrowRight')
  await expect(card('ministry called').locator('q').first()).toHaveText(/^ministry called/)
  keys.note('opening a passage and moving both ends by word, character and sentence, 10 moves')
  await keys.press('Control+z')
  await expect(quote).toHaveText(/^The ministry called/)
  keys.note('one step back')

  await keys.press('t')
  await expect(text).toBeFocused()
  await keys.until('Control+ArrowDown', async () => (await after(page)).startsWith('A spokesman'))
  await keys.until('Shift+ArrowRight', async () => (await selected(page)) === 'A spokesman who')
  await expect(palette).toBeVisible()
  await keys.press('+')
  await expect(card('… A spokesman who')).toBeVisible()
  keys.note('adding a fragment of three words from the next paragraph')
  await keys.press('Enter', 'e')
  await keys.press('ArrowLeft')
  await expect(card('… A spokesman')).not.toContainText('spokesman who')
  await expect(card('… A spokesman').getByRole('slider', { name: 'End of fragment 2' })).toBeFocused()
  await keys.tabTo(card('… A spokesman').getByRole('slider', { name: 'End of fragment 1' }), 'Shift+Tab')
  await keys.press('Shift+ArrowLeft', 'Shift+ArrowRight')
  keys.note('moving the ends of both fragments')

  // Two tags on the same words.
  await keys.press('Escape', 't')
  await keys.until('Control+ArrowDown', async () => (await after(page)).startsWith('Critics'))
  await keys.press('Shift+ArrowRight')
  await expect(palette).toBeVisible()
  await keys.press('Shift+B', 'Shift+D', 'Escape')
  await expect(cards.filter({ hasText: 'Critics' })).toHaveCount(2)
  keys.note('going to the next paragraph, and two tags on one word')

  // Walking the passages, and one taken away by mistake.
  const marked = await cards.count()
  await keys.press('j', 'Enter', 'Delete')
  await expect(cards).toHaveCount(marked - 1)
  await keys.press('Control+z')
  await expect(cards).toHaveCount(marked)
  keys.note('opening the next passage, deleting it, and taking that back')

  // A whole search.
  const before = await cards.count()
  await keys.press('f')
  await keys.write('the')
  await keys.tabTo(page.getByRole('search').getByRole('button', { name: /^Tag all/ }))
  await keys.press('Enter')
  await expect(palette).toBeVisible()
  await keys.press('g')
  await expect(palette).toBeHidden()
  await expect.poll(() => cards.count()).toBeGreaterThan(before + 5)
  await expectSaved(page)
  const found = (await cards.count()) - before
  await keys.press('Escape')
  await expect(text).toBeFocused()
  keys.note(`searching, and tagging all ${found} places`)
  await keys.press('Control+z')
  await expect(cards).toHaveCount(before)
  keys.note('taking that back')

  // The questions about the whole article.
  await keys.press('q')
  const panel = page.getByRole('region', { name: 'Codebook and questions' })
  await expect(panel.getByRole('tab', { name: /^Questions/ })).toBeFocused()
  const genre = panel.getByRole('group', { name: 'Genre' })
  await keys.until('Tab', () => genre.evaluate((group) => group.contains(document.activeElement)))
  await keys.press('Space')
  await expect(genre.getByRole('radio', { checked: true })).toHaveCount(1)
  await expect(panel.getByRole('tab', { name: 'Questions 8' })).toBeVisible()
  keys.note('opening the questions and answering the first')
  await keys.press('q')
  await expect(panel).toBeHidden()
  await expect(text).toBeFocused()
  keys.note('back in the text where one was')

  await expectSaved(page)
  await keys.press('u')
  const dialog = page.getByRole('dialog', { name: /Submit/ })
  await expect(dialog).toBeVisible()
  await keys.press('Control+Enter')
  await expect(page.getByText(/the layer is locked/)).toBeVisible()
  keys.note('submitting')
  console.log(`Key presses\n${keys.report()}`)
})
