import type { Locator, Page } from '@playwright/test'
import type { Account, Workspace } from './workspace'
import { makeWorkspace } from './workspace'
import { drag } from './selecting'
import { expect, type Open, story } from './story'

/** How many articles lie ready for the stories of one process. */
const stack = 64

const fail = (why: string): never => {
  throw new Error(why)
}

/** An article of one's own that nobody has touched, open on the desk of an annotator. */
export interface Desk {
  readonly page: Page
  readonly annotator: Account
  readonly title: string
  readonly text: Locator
  readonly palette: Locator
  readonly cards: Locator
  /** The card of the passage with these words. */
  card(quote: string): Locator
}

/** Stories at the reading desk: each takes an article from a stack that was given to two annotators. */
export const readingStory = story.extend<{ title: string; desk: Desk }, { workspace: Workspace & { draw(): string } }>({
  workspace: [async ({ browser }, use) => {
    const workspace = await makeWorkspace(browser, stack)
    const titles = [...workspace.titles]
    await use({ ...workspace, draw: () => titles.shift() ?? fail('The stack of articles is used up: make it higher.') })
  }, { scope: 'worker' }],
  title: async ({ workspace }, use) => use(workspace.draw()),
  desk: async ({ workspace, title, open }, use) => use(await openDesk(open, workspace, workspace.annotators[0], title)),
})

/** Goes to the own work and opens an article from its list. */
export async function openDesk(open: Open, { slug }: Pick<Workspace, 'slug'>, annotator: Account, title: string, options?: Parameters<Open>[1]): Promise<Desk> {
  const page = await open(annotator, options)
  await page.goto(`/projects/${slug}/work`)
  const next = page.getByRole('region', { name: title, exact: true })
  const link = (await next.isVisible()) ? next.getByRole('link') : page.getByRole('link', { name: title, exact: true })
  await link.click()
  return deskOn(page, annotator, title)
}

/** What is on the page of an article, opened at its address if one is given. Waits until the reader has taken over from the server's HTML. */
export async function deskOn(page: Page, annotator: Account, title: string, address?: string): Promise<Desk> {
  if (address) await page.goto(address)
  const text = page.getByRole('article', { name: title, exact: true })
  await expect(text.locator('[data-reader="tiptap"]')).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /^(Saved ✓|\d+ waiting|Offline.*)$/ }).or(page.getByText('the layer is locked'))).toBeVisible()
  const cards = page.getByRole('list', { name: 'Passages' }).getByRole('listitem')
  return { page, annotator, title, text, cards, palette: page.getByRole('dialog', { name: 'Tag the selection' }), card: (quote) => cards.filter({ hasText: quote }) }
}

/** Selects from the first of some words to the last of others, and gives them the tag of a letter once the palette has come. */
export async function mark({ page, text, palette }: Desk, letter: string, first: string, last: string = first): Promise<void> {
  await drag(text, first, last)
  await expect(palette).toBeVisible()
  await page.keyboard.press(letter)
  await expect(palette).toBeHidden()
}

/** Says “Saved” and nothing else. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^Saved ✓$/ })).toBeVisible()
}

/** Hands the article in, and sees that it is. */
export async function submit({ page }: Pick<Desk, 'page'>): Promise<void> {
  await page.getByRole('button', { name: 'Submit…' }).click()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByText('the layer is locked')).toBeVisible()
}
