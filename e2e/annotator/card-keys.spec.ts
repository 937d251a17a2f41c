import type { Page } from '@playwright/test'
import { openDesk, expectSaved, mark, readingStory } from '../reading'
import { drag } from '../selecting'
import { expect, story } from '../story'
import { makeWorkspace } from '../workspace'

/** Presses a key of a keyboard that types another script, as the browser tells of it. */
async function pressOn(page: Page, code: string, key: string, control = false): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const press = { code, key, windowsVirtualKeyCode: code.slice(-1).charCodeAt(0), modifiers: control ? 2 : 0 }
  await session.send('Input.dispatchKeyEvent', { type: control ? 'rawKeyDown' : 'keyDown', ...press, ...(!control && { text: key }) })
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press })
  await session.detach()
}

/** Presses keys one behind the other without waiting for the page in between, as quick hands do. */
async function pressInOneBreath(page: Page, ...keys: readonly { readonly key: string; readonly code: string; readonly text?: string; readonly modifiers?: number }[]): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await Promise.all(keys.flatMap(({ text, ...press }) => {
    const windowsVirtualKeyCode = { Enter: 13, Escape: 27, Delete: 46 }[press.code] ?? press.code.slice(-1).charCodeAt(0)
    return [
      session.send('Input.dispatchKeyEvent', { type: text ? 'keyDown' : 'rawKeyDown', ...press, windowsVirtualKeyCode, ...(text && { text }) }),
      session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...press, windowsVirtualKeyCode }),
    ]
  }))
  await session.detach()
}

readingStory('a passage gets another tag, its missing source, a note and its end from where one is, by a key each', async ({ desk }) => {
  const { page, text, card, cards } = desk
  const { keyboard } = page
  await mark(desk, 'd', 'routine rotation')
  const passage = card('routine rotation')
  await expect(passage).toContainText('Distancing')

  // The palette is about the passage: a letter chooses.
  await keyboard.press('t')
  await expect(text).toBeFocused()
  await keyboard.press('r')
  await expect(page.getByRole('dialog', { name: 'Change the tag' }).getByRole('button', { name: /Distancing/ })).toBeFocused()
  await keyboard.press('s')
  await expect(passage).toContainText('State messaging')
  await expect(text, 'back where one was').toBeFocused()
  await expect(page.getByText(/^Changed to State messaging\. It needs source: m goes there\.$/)).toBeAttached()

  await keyboard.press('m')
  const source = passage.getByLabel('Source', { exact: true })
  await expect(source).toBeFocused()
  await keyboard.type('the ministry 👀 שלום')
  await keyboard.press('Escape')
  await expect(passage.getByText('unfinished')).toBeHidden()
  await expect(passage.getByRole('button').first()).toBeFocused()
  await keyboard.press('m')
  await expect(page.getByText('No passage lacks anything.')).toBeAttached()
  await keyboard.press('n')
  await expect(passage.getByLabel('Note')).toBeFocused()
  await keyboard.type('cafe\u0301')
  await keyboard.press('Escape')
  await expectSaved(page)

  // Another one lacks something: the key finds it from anywhere.
  await mark(desk, 's', 'parliament')
  await keyboard.press('Escape')
  await keyboard.press('k')
  await keyboard.press('m')
  await expect(card('parliament').getByLabel('Source', { exact: true })).toBeFocused()
  await keyboard.press('Escape')

  await keyboard.press('Shift+D')
  await expect(cards).toHaveCount(1)
  await expect(text, 'the card is gone, and the focus is at its words').toBeFocused()
  await keyboard.press('Control+z')
  await expect(cards).toHaveCount(2)
  await expectSaved(page)

  await keyboard.press('?')
  const keys = page.getByRole('dialog', { name: 'Keys' })
  for (const name of [/^Another tag for the passage: r\./, /^To the note of the passage: n\./, /^To what the passage lacks.*: m\./, /^Delete the passage: Shift \+ d\./])
    await expect(keys.getByRole('button', { name })).toBeVisible()
})

readingStory('the keys are where they are on Cyrillic and Hebrew keyboards', async ({ desk }) => {
  const { page, text, palette, card, cards } = desk
  await drag(text, 'routine rotation')
  await expect(palette).toBeVisible()
  await pressOn(page, 'KeyD', 'в')
  await expect(card('routine rotation')).toContainText('Distancing')
  await pressOn(page, 'KeyZ', 'я', true)
  await expect(cards).toHaveCount(0)
  await pressOn(page, 'KeyF', 'כ')
  await expect(page.getByRole('searchbox', { name: 'Search in the article' })).toBeFocused()
})

story('after submitting, the next article of one’s own order is one key away, and the last says that all is done', async ({ browser, open }) => {
  const workspace = await makeWorkspace(browser, 2)
  const [annotator] = workspace.annotators
  const page = await open(annotator)
  const work = `/projects/${workspace.slug}/work`
  await page.goto(work)
  const first = await page.getByRole('main').getByRole('heading', { level: 2 }).first().innerText()
  const second = workspace.titles.find((title) => title !== first)!
  await page.close()
  const desk = await openDesk(open, workspace, annotator, first)
  const submit = async () => {
    await desk.page.keyboard.press('u')
    await expect(desk.page.getByRole('dialog', { name: /Submit/ })).toBeVisible()
    await desk.page.keyboard.press('Control+Enter')
    await expect(desk.page.getByText(/the layer is locked/)).toBeVisible()
  }
  await submit()
  await expect(desk.page.getByRole('link', { name: second })).toBeFocused()
  await desk.page.keyboard.press('g')
  await expect(desk.page.getByRole('article', { name: second, exact: true }).locator('[data-reader="tiptap"]')).toBeVisible()
  await expectSaved(desk.page)
  await submit()
  await expect(desk.page.getByText('All your articles are submitted.')).toBeVisible()
  await expect(desk.page.getByRole('main').getByRole('link', { name: 'My work' })).toBeFocused()
  await desk.page.keyboard.press('Enter')
  await expect(desk.page).toHaveURL(new RegExp(`${work}$`))
})

readingStory('right after tagging within a larger passage Enter opens what was tagged, and deleting it from its card leaves the focus at its words', async ({ desk }) => {
  const { page, text, palette, cards } = desk
  const { keyboard } = page
  await mark(desk, 'b', 'Officials', 'before dawn.')
  await expect(cards).toHaveCount(1)
  await keyboard.press('Escape')
  await text.focus()
  await keyboard.press('Control+ArrowDown')
  await keyboard.press('j')
  for (const _ of ['Officials', 'in']) await keyboard.press('Shift+ArrowRight')
  await expect(palette).toBeVisible()
  await keyboard.press('Enter')
  await keyboard.press('l')
  const small = cards.filter({ hasText: 'Loaded language' })
  await expect(small).toContainText('Officials in')
  await expect(text).toBeFocused()
  await keyboard.press('Enter')
  await expect(small.locator('[id^="card-"]')).toBeFocused()
  await expect(small.getByRole('button', { name: 'Delete' })).toBeVisible()
  while (!(await small.getByRole('button', { name: 'Delete' }).evaluate((button) => button === document.activeElement))) await keyboard.press('Tab')
  await keyboard.press('Enter')
  await expect(cards).toHaveCount(1)
  await expect(text).toBeFocused()
  await expectSaved(page)
  await desk.card('Officials').locator('[id^="card-"]').focus()
  await keyboard.press('Delete')
  await keyboard.press('Delete')
  await expect(cards).toHaveCount(0)
  await expect(text).toBeFocused()
  await keyboard.press('Control+z')
  await expect(cards).toHaveCount(1)
})

readingStory('the key behind a tag’s letter means what was tagged, however quickly it comes', async ({ desk }) => {
  const { page, text, palette, card, cards } = desk
  const letter = { key: 's', code: 'KeyS', text: 's' }
  const select = async (words: string) => {
    await page.keyboard.press('Escape')
    await drag(text, words)
    await expect(palette).toBeVisible()
  }

  for (const words of ['routine rotation', 'parliament', 'Officials']) {
    await select(words)
    await pressInOneBreath(page, letter, { key: 'Enter', code: 'Enter', text: '\r' })
    await expect(palette).toBeHidden()
    await expect(card(words).getByRole('button').first(), `${words}: Enter opens it`).toBeFocused()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    await expect(cards).toHaveCount(0)

    await select(words)
    await pressInOneBreath(page, letter, { key: 'n', code: 'KeyN', text: 'n' })
    await expect(card(words).getByLabel('Note'), `${words}: n leads to its note`).toBeFocused()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Delete')
    await expect(cards).toHaveCount(0)

    await select(words)
    await pressInOneBreath(page, letter, { key: 'm', code: 'KeyM', text: 'm' })
    await expect(card(words).getByLabel('Source', { exact: true }), `${words}: m leads to what it lacks`).toBeFocused()
    await page.keyboard.press('Escape')

    await page.keyboard.press('Delete')
    await expect(cards).toHaveCount(0)
    await select(words)
    await pressInOneBreath(page, letter, { key: 'z', code: 'KeyZ', modifiers: 2 })
    await expect(palette).toBeHidden()
    await expect(cards, `${words}: taken back`).toHaveCount(0)
  }
  await page.keyboard.press('Control+Shift+z')
  await expect(card('Officials')).toContainText('State messaging')
  await expectSaved(page)
})
