import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { apiOf } from '../api'
import { lines } from '../article'
import { paintedWords } from '../painted'
import { deskOn, expectSaved, mark, openDesk, readingStory } from '../reading'
import { middleOf } from '../selecting'
import { expect } from '../story'
import { teammate } from '../system'
import { newSlug } from '../workspace'

/** What the browser gives to assistive technology of the article, in the order in which it is read, without anybody’s focus in it. */
async function heard(page: Page): Promise<readonly string[]> {
  const session = await page.context().newCDPSession(page)
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  const byId = new Map(nodes.map((node) => [node.nodeId, node]))
  const said: string[] = []
  const walk = (id: string): void => {
    const node = byId.get(id)
    const role = node?.role?.value as string | undefined
    if (!node || role === 'InlineTextBox') return
    if (!node.ignored && (role === 'link' || role === 'StaticText')) said.push(`${role}: ${node.name?.value as string}`)
    if (!node.ignored && role === 'paragraph') said.push('paragraph')
    for (const child of node.childIds ?? []) walk(child)
  }
  walk(nodes.find((node) => node.role?.value === 'article')!.nodeId)
  return said
}

readingStory('who goes through the text with a screen reader, and never gives it the focus, hears the passages of each paragraph and goes to their cards and back', async ({ desk }) => {
  const { page, text, card } = desk
  await mark(desk, 'v', 'Officials')
  await page.keyboard.press('Escape')
  await mark(desk, 'd', 'routine rotation', 'invasion')
  await page.keyboard.press('Escape')
  await mark(desk, 'b', 'Bangui', 'routine rotation')
  await expectSaved(page)
  await page.keyboard.press('Escape')
  await page.mouse.click(700, 20)
  await page.evaluate(() => (document.activeElement as HTMLElement).blur())
  const painted = await paintedWords(page, /-\d$/).then((words) => words.toSorted())

  const first = ['paragraph', 'link: Passage 1, Vague source: Officials', `link: Passage 2, Background framing: Bangui 🛬 said on Friday that a second batch of military…`, `StaticText: ${lines[0]}`]
  const second = ['paragraph', 'link: Passage 2, Background framing, goes on', 'link: Passage 3, Distancing: routine rotation”, and the cafe\u0301 owners beside the runway…', `StaticText: ${lines[1]}`]
  await expect.poll(async () => (await heard(page)).join('\n')).toContain([...first, ...second, 'paragraph', `StaticText: ${lines[2]}`].join('\n'))
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)

  // Nothing of it is text, nothing of it takes room.
  expect(await text.locator('[data-kind="paragraph"]').allTextContents()).toEqual(lines)
  const { rects, without } = await text.evaluate((article) => {
    const places = () => JSON.stringify([...article.querySelectorAll('[data-block]')].map((one) => one.getBoundingClientRect().toJSON() as object))
    const rects = places()
    const holders = [...article.querySelectorAll<HTMLElement>('a[data-passage]')].map((link) => link.parentElement!)
    for (const one of holders) one.style.display = 'none'
    const without = places()
    for (const one of holders) one.style.display = ''
    getSelection()!.selectAllChildren(article.querySelector('[data-kind="paragraph"]')!)
    return { rects, without }
  })
  expect(without, 'no line moves by it').toBe(rects)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.keyboard.press('Control+c')
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read()
    return Promise.all(['text/plain', 'text/html'].map(async (type) => (await item!.getType(type)).text()))
  })
  expect(copied[0]!.trim()).toBe(lines[0])
  expect(copied[1]).not.toContain('Passage')
  await page.evaluate(() => getSelection()!.removeAllRanges())
  expect(await paintedWords(page, /-\d$/).then((words) => words.toSorted()), 'what is painted stays').toEqual(painted)
  expect(await page.evaluate(() => (window as unknown as { find(words: string): boolean }).find('framing, goes on')), 'and it is not found by a search').toBe(false)

  // The text leads to the card, and the card back to the text.
  await text.getByRole('link', { name: 'Passage 3, Distancing' }).evaluate((link: HTMLElement) => link.click())
  const head = card('routine rotation').getByRole('button', { name: /Distancing/ })
  await expect(head).toBeFocused()
  await expect(head).toHaveAttribute('aria-expanded', 'true')
  expect(page.url(), 'the address stays').not.toContain('#')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: 'To its words' })).toBeFocused()
  await page.keyboard.press('Enter')
  const link = text.getByRole('link', { name: 'Passage 3, Distancing' })
  await expect(link).toBeFocused()
  const box = (await link.boundingBox())!
  expect(box.height, 'and the focus is seen').toBeGreaterThanOrEqual(24)
  await page.keyboard.press('Enter')
  await expect(head).toBeFocused()

  // The pointer goes through it as if it were not there.
  await page.keyboard.press('Escape')
  const place = await middleOf(text, 'Officials')
  await page.mouse.click(place.x, place.y)
  await expect(card('Officials').getByRole('button').first()).toHaveAttribute('aria-expanded', 'true')
})

readingStory('in a long article the passages near the window are heard, and others when one comes there', async ({ open, workspace }) => {
  const title = `A long batch lands ${randomUUID().slice(0, 4)}`
  const paragraphs = Array.from({ length: 240 }, (_, index) => `Day ${index + 1}: ${lines[index % lines.length]}`)
  const lead = await apiOf(teammate('lead'))
  await lead('PUT', `/projects/${workspace.slug}/articles/${randomUUID()}`, {
    raw: [`# ${title}`, ...paragraphs].join('\n\n') + '\n', format: 'markdown', edits: [], title, byline: null, publishedAt: null, url: null,
    originatorId: null, publisherId: null, provenance: '', storyTitle: null, slug: newSlug('long'),
  })
  const table = await open(teammate('lead'))
  await table.goto(`/projects/${workspace.slug}/assignments`)
  await table.getByRole('row', { name: new RegExp(title) }).getByRole('checkbox').first().check()
  await table.getByText('Saved.').waitFor()

  const [annotator] = workspace.annotators
  const { page, text } = await openDesk(open, workspace, annotator, title)
  const blocks = await text.locator('[data-kind="paragraph"]').evaluateAll((all) => all.map((one) => ({ start: Number((one as HTMLElement).dataset.start), text: one.textContent })))
  const assignment = new URL(page.url()).pathname.split('/').at(-1)!
  const send = await apiOf(annotator)
  for (const { start, text: words } of blocks) {
    const quote = words.split(' ').slice(2, 4).join(' ')
    const from = start + [...words.slice(0, words.indexOf(quote))].length
    await send('PUT', `/assignments/${assignment}/annotations/${randomUUID()}`, { basedOn: 0, tag: 'vague_source', fragments: [{ start: from, end: from + [...quote].length }], quotes: [quote], note: '', attributes: {} })
  }
  await page.reload()
  await deskOn(page, annotator, title)
  const links = async () => (await heard(page)).filter((one) => one.startsWith('link: Passage '))
  await expect.poll(async () => (await links())[0]).toBe('link: Passage 1, Vague source: Officials in')
  expect((await links()).length, 'not all of them').toBeLessThan(100)
  // What is above is still being laid out, and pushes the paragraph on: whoever wants to read it goes after it.
  const there = async () => {
    await text.locator('[data-kind="paragraph"]').nth(200).evaluate((block) => block.scrollIntoView({ block: 'center', behavior: 'instant' }))
    return links()
  }
  await expect.poll(there, { timeout: 30_000 }).toContain('link: Passage 201, Vague source: Officials in')
  expect((await links()).length).toBeLessThan(100)
})
