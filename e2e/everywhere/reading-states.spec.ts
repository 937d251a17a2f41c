import { expectAccessible } from '../accessible'
import { unseenFocus } from '../focus'
import { type Desk, deskOn, expectSaved, mark, openDesk, readingStory, submit } from '../reading'
import { drag, middleOf, touchSelect } from '../selecting'
import { expect } from '../story'
import { teammate } from '../system'
import { overlappingTargets, sideways, smallTargets } from '../targets'

const windows = [
  ['1440', { viewport: { width: 1440, height: 900 } }],
  ['390', { viewport: { width: 390, height: 844 }, hasTouch: true }],
  ['200 % zoom', { viewport: { width: 720, height: 450 } }],
] as const

/** Everything that is asked of a state: axe in the light and the dark, targets, nothing on one another, nothing out of the window. */
async function looked({ page }: Pick<Desk, 'page'>, state: string): Promise<void> {
  await expectAccessible(page, state, { measured: true })
  expect.soft(await smallTargets(page), `${state}: targets of 24 px`).toEqual([])
  expect.soft(await overlappingTargets(page), `${state}: controls on one another`).toEqual([])
  expect.soft(await sideways(page), `${state}: stands out of the window`).toBeLessThanOrEqual(0)
}

async function select(desk: Desk, words: string): Promise<void> {
  if (desk.page.viewportSize()!.width < 700) await touchSelect(desk.text, words)
  else await drag(desk.text, words)
  await expect(desk.palette).toBeVisible()
}

async function tag(desk: Desk, words: string, name: string): Promise<void> {
  await select(desk, words)
  await desk.palette.locator('[data-tag]').filter({ hasText: name }).click()
  await expect(desk.palette).toBeHidden()
}

/** Opens the card of some words by pressing them, as one does where the card is a sheet. */
async function press(desk: Desk, words: string): Promise<void> {
  const { x, y } = await middleOf(desk.text, words)
  await desk.page.mouse.click(x, y)
}

for (const [size, options] of windows) {
  readingStory(`marking in every state at ${size}: the palette, the cards, the search, the keys`, async ({ open, workspace, title }) => {
    readingStory.setTimeout(300_000)
    const desk = await openDesk(open, workspace, workspace.annotators[0], title, options)
    const { page, palette, card } = desk
    await expect(page.getByRole('region', { name: 'Asked before reading' })).toBeVisible()
    await looked(desk, 'nothing marked')

    await select(desk, 'routine rotation')
    await looked(desk, 'the palette')
    const filter = palette.getByRole('searchbox')
    await filter.fill('lan')
    await looked(desk, 'the palette filtered')
    await filter.fill('no such tag')
    await looked(desk, 'the palette with nothing found')
    await filter.fill('')
    await palette.getByLabel('several').check()
    await palette.getByRole('button', { name: /Distancing/ }).click()
    await palette.getByRole('button', { name: /Attributed claim/ }).click()
    await expect(palette.locator('[data-tag][aria-pressed]')).toHaveCount(2)
    await looked(desk, 'the palette with several tags given')
    await palette.getByRole('button', { name: 'Done' }).click()
    await expectSaved(page)

    await tag(desk, 'rainy season', 'Loaded language')
    const passage = card('rainy season')
    await passage.getByText('Fields').click()
    await expect(passage.getByLabel('Source', { exact: true })).toBeVisible()
    await looked(desk, 'an open card with its fields')
    await passage.getByText('Fields').click()
    await passage.getByLabel('Ask a reviewer').check()
    await passage.getByLabel('What do you ask?').fill('Irony 👀 or שלום?')
    await passage.getByRole('button', { name: 'Ask', exact: true }).click()
    await expect(passage.getByRole('list', { name: 'Asked and answered' })).toContainText('Irony')
    await passage.getByLabel('Note').fill('a note, cafe\u0301')
    await passage.getByLabel('Note').blur()
    await expectSaved(page)
    await passage.getByText('History').click()
    await expect(passage.getByRole('list', { name: /Versions/ }).getByRole('listitem').first()).toBeVisible()
    await looked(desk, 'a flagged card with its history')
    await passage.getByRole('button', { name: 'Change tag' }).click()
    const change = page.getByRole('dialog').filter({ has: page.getByRole('searchbox', { name: 'Filter the tags' }) })
    await expect(change).toBeVisible()
    await looked(desk, 'the palette to change a tag')
    await page.keyboard.press('Escape')
    await expect(change).toBeHidden()
    await page.keyboard.press('Escape')
    await looked(desk, 'cards at rest, one unfinished and one flagged')

    await page.getByRole('button', { name: 'Search in the article' }).click()
    await page.getByRole('searchbox', { name: 'Search in the article' }).fill('the')
    await expect(page.getByRole('list', { name: 'Places found' })).toBeVisible()
    await looked(desk, 'the search')
    await page.getByRole('searchbox', { name: 'Search in the article' }).fill('no such words שלום')
    await looked(desk, 'the search with nothing found')
    await page.keyboard.press('Escape')

    await press(desk, 'routine rotation')
    await expect(page.getByRole('group', { name: /2 passages here/ })).toBeVisible()
    await looked(desk, 'several passages in one place')
    await page.keyboard.press('Escape')

    await page.keyboard.press('?')
    const keys = page.getByRole('dialog', { name: 'Keys' })
    await expect(keys).toBeVisible()
    await looked(desk, 'the keys')
    await keys.getByRole('button', { name: /^Next passage/ }).first().click()
    await looked(desk, 'a key to be changed')

    const lead = await open(teammate('lead'), options)
    await lead.goto(`/projects/${workspace.slug}/flags`)
    await expect(lead.getByText('Irony 👀 or שלום?').first()).toBeVisible()
    await looked({ page: lead }, 'what is asked of reviewers')
  })

  readingStory(`beside the marking in every state at ${size}: the panel, handing in, what needs a person, the locked article`, async ({ open, workspace, title, quiet }) => {
    readingStory.setTimeout(300_000)
    quiet.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED|Failed to fetch|status of 401/)
    const annotator = workspace.annotators[0]
    const desk = await openDesk(open, workspace, annotator, title, options)
    const { page, card } = desk
    await page.getByRole('button', { name: 'Answer it first' }).click()
    const panel = page.getByRole('region', { name: 'Codebook and questions' })
    await panel.getByRole('group', { name: /stance/i }).first().getByLabel('An actor').fill('Russia 🙂 שלום')
    await page.keyboard.press('Enter')
    await panel.getByRole('group', { name: 'Genre' }).getByLabel('reporting').check()
    await panel.getByRole('group', { name: 'Provenance' }).getByLabel('yes').check().catch(() => {})
    await looked(desk, 'the questions, some answered')
    await panel.getByRole('tab', { name: 'Codebook' }).click()
    await looked(desk, 'the codebook')
    await panel.getByRole('button', { name: 'Fold away' }).click()

    await tag(desk, 'routine rotation', 'Attributed claim')
    await card('routine rotation').getByRole('button', { name: 'Delete' }).click()
    await tag(desk, 'rainy season', 'Attributed claim')
    await expectSaved(page)
    await page.keyboard.press('Escape')
    // On a telephone there is one button for all of the panel.
    await page.getByRole('button', { name: 'Codebook', exact: true }).or(page.getByRole('button', { name: /^Questions/ })).filter({ visible: true }).first().click()
    await panel.getByRole('tab', { name: 'Deleted 1' }).click()
    await looked(desk, 'what was deleted')
    await panel.getByRole('button', { name: 'Fold away' }).click()

    await page.getByRole('button', { name: 'Submit…' }).click()
    await expect(page.getByRole('dialog', { name: 'Submit this article?' })).toBeVisible()
    await looked(desk, 'handing in what is unfinished')
    await page.getByRole('button', { name: 'Go on reading' }).click()

    await page.context().setOffline(true)
    await tag(desk, 'before dawn', 'Distancing')
    await expect(page.getByRole('status').filter({ hasText: /^Offline, \d waiting$/ })).toBeVisible()
    await looked(desk, 'without a network')
    await page.context().setOffline(false)
    await expectSaved(page)

    const other = await deskOn(await page.context().newPage(), annotator, title, page.url())
    await press(other, 'before dawn')
    await other.card('before dawn').getByLabel('Note').fill('from the other tab')
    await other.card('before dawn').getByLabel('Note').blur()
    await expectSaved(other.page)
    await page.bringToFront()
    await card('before dawn').getByLabel('Note').fill('from this tab')
    await card('before dawn').getByLabel('Note').blur()
    const needs = page.getByRole('region', { name: 'Needs you' })
    await expect(needs.getByText('Both versions are kept')).toBeVisible()
    await looked(desk, 'a conflict')
    await needs.getByRole('button', { name: 'Keep yours' }).click()
    await expectSaved(page)

    await other.page.bringToFront()
    // Nothing is submitted that was not shown there.
    await expect(other.card('before dawn').getByLabel('Note')).toHaveValue('from this tab')
    await submit(other)
    await looked(other, 'the locked article')
    await other.page.close()
    await page.bringToFront()
    await page.keyboard.press('Escape')
    await tag(desk, 'single word שלום', 'Distancing')
    await expect(needs.getByText(/This came too late/)).toBeVisible()
    await looked(desk, 'what came too late')
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await needs.getByRole('button', { name: 'Try again' }).click()
    await expect(needs.getByRole('link', { name: 'Sign in again' })).toBeVisible()
    const { stop, end } = await needs.getByRole('button', { name: 'go on saving' }).evaluate((button) => {
      const range = document.createRange()
      range.selectNode(button.nextSibling!)
      return { stop: range.getBoundingClientRect().left, end: button.getBoundingClientRect().right }
    })
    expect(stop - end, 'the full stop stands at its word').toBeLessThan(1)
    await looked(desk, 'the session has ended')
    await page.context().addCookies(cookies)

    await page.goto(`/projects/${workspace.slug}/work`)
    await expect(page.getByText(/One change that this browser still had came too late/)).toBeVisible()
    await looked(desk, 'the work, with a notice of what came too late')
    const lead = await open(teammate('lead'), options)
    await lead.goto(`/projects/${workspace.slug}/assignments/kept`)
    await expect(lead.getByText('single word שלום').first()).toBeVisible()
    await looked({ page: lead }, 'kept work')
  })
}

readingStory('whatever takes the focus shows it, and nothing lies over it', async ({ desk }) => {
  readingStory.setTimeout(200_000)
  const { page, card } = desk
  await mark(desk, 's', 'rainy season')
  await expectSaved(page)
  await card('rainy season').getByText('More fields').click()
  await page.getByRole('button', { name: /^Questions/ }).click()
  for (const [state, fewest] of [['the desk with an open card and the questions', 40]] as const) {
    await page.getByRole('heading', { level: 1 }).first().click()
    const { unseen, visited } = await unseenFocus(page)
    expect.soft(unseen, state).toEqual([])
    expect.soft(visited, `${state}: how many were visited`).toBeGreaterThan(fewest)
  }
  await page.getByRole('button', { name: 'Search in the article' }).click()
  await page.getByRole('searchbox', { name: 'Search in the article' }).fill('the')
  await expect(page.getByRole('list', { name: 'Places found' })).toBeVisible()
  expect.soft((await unseenFocus(page, 30)).unseen, 'the search').toEqual([])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Submit…' }).click()
  expect.soft((await unseenFocus(page, 20)).unseen, 'handing in').toEqual([])
})
