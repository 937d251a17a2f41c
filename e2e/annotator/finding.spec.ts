import { randomUUID } from 'node:crypto'
import { apiOf } from '../api'
import { expect } from '../story'
import { expectSaved, openDesk, readingStory } from '../reading'
import { paintedWords } from '../painted'
import { teammate } from '../system'
import { newSlug } from '../workspace'

readingStory('every place of a phrase is listed with its surroundings, gone to, and tagged one by one or all at once', async ({ desk }) => {
  const { page, text, cards, palette } = desk
  await page.keyboard.press('f')
  const find = page.getByRole('search')
  await expect(find.getByRole('searchbox')).toBeFocused()
  await page.keyboard.type('THE')
  const places = find.getByRole('list', { name: 'Places found' }).getByRole('listitem')
  const expected = await text.evaluate((root) => [...root.querySelectorAll('[data-start]')].map((one) => one.textContent.match(/\bthe\b/gi)?.length ?? 0).reduce((a, b) => a + b, 0))
  await expect(places).toHaveCount(expected)
  await expect(places.first()).toContainText('landed at the airport before dawn')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await expect(find.getByRole('status')).toHaveText(`2 of ${expected} places`)
  await expect(places.nth(1)).toHaveAttribute('aria-current', 'true')
  const painted = await paintedWords(page, /^passage-pending$/)
  expect(painted.map((one) => one.toLowerCase())).toEqual(Array.from({ length: expected }, () => 'the'))

  await find.getByRole('button', { name: 'Tag place 1', exact: true }).click()
  await expect(palette).toBeVisible()
  await page.keyboard.press('v')
  await expect(cards).toHaveCount(1)
  await expect(find.getByRole('button', { name: 'Tag place 1', exact: true })).toBeFocused()
  await expect(places.first().getByRole('img', { name: 'tagged Vague source' })).toBeVisible()

  await find.getByRole('button', { name: `Tag all ${expected}…` }).click()
  await page.keyboard.press('v')
  await expect(cards, 'what was tagged so already is not tagged twice').toHaveCount(expected)
  await expectSaved(page)

  await find.getByRole('searchbox').fill('cafe owners')
  await expect(places).toHaveCount(1)
  await expect(places.first()).toContainText('cafe\u0301 owners')
  await find.getByRole('searchbox').fill('no such words שלום')
  await expect(find.getByRole('status')).toHaveText('Not in this article')
  await find.getByRole('searchbox').fill('words 🛬 '.repeat(25))
  await expect(find.getByRole('status'), 'nothing is cut').toHaveText('Too long to look for: 224 characters of at most 200')
  await page.keyboard.press('Escape')
  await expect(find).toBeHidden()
  await expect(text).toBeFocused()
  await page.getByRole('button', { name: /^V Vague source, passage 1$/ }).click()
  await expect(cards.first()).toContainText('Found by searching for “THE”.')
  await page.keyboard.press('Escape')
  await page.reload()
  await page.getByRole('button', { name: /^V Vague source, passage 1$/ }).click()
  await expect(cards.first(), 'for ever').toContainText('Found by searching for “THE”.')
  await cards.first().getByText('History').click()
  await expect(cards.first().getByRole('list', { name: /Versions/ })).toContainText('marked as Vague source, found by searching for “THE”')
})

readingStory('Tag all takes the places of the article proper, says how many are in captions, and asks only where there are no others', async ({ open, workspace }) => {
  const title = `Boats come in ${randomUUID().slice(0, 4)}`
  const lead = await apiOf(teammate('lead'))
  const lines = ['The harbour 👍 at dawn, with its mooring.', 'Three boats in the harbour.', 'A harbour beside cafe\u0301 owners.', 'No mooring in sight.', 'From harbour to harbour: שלום.']
  const caption = (block: number) => ({ op: 'kind', block, kind: 'caption' })
  await lead('PUT', `/projects/${workspace.slug}/articles/${randomUUID()}`, {
    raw: [`# ${title}`, ...lines].join('\n\n') + '\n', format: 'markdown', edits: [caption(1), caption(4)], title, byline: null, publishedAt: null, url: null,
    originatorId: null, publisherId: null, provenance: '', storyTitle: null, slug: newSlug('boats'),
  })
  const table = await open(teammate('lead'))
  await table.goto(`/projects/${workspace.slug}/assignments`)
  await table.getByRole('row', { name: new RegExp(title) }).getByRole('checkbox').first().check()
  await table.getByText('Saved.').waitFor()

  const { page, palette, cards } = await openDesk(open, workspace, workspace.annotators[0], title)
  await page.keyboard.press('f')
  const find = page.getByRole('search')
  await page.keyboard.type('harbour')
  const places = find.getByRole('list', { name: 'Places found' }).getByRole('listitem')
  await expect(find.getByRole('status')).toHaveText('5 places, 1 in a caption')
  await expect(places.filter({ hasText: '(in a caption)' })).toHaveText(/^The harbour 👍 at dawn/)
  await find.getByRole('button', { name: 'Tag all 4…' }).click()
  await expect(palette).toBeVisible()
  await page.keyboard.press('v')
  await expect(cards, 'nothing was asked').toHaveCount(4)

  await find.getByRole('button', { name: 'Tag place 1', exact: true }).click()
  await expect(palette).toContainText('This is a caption, and captions are not annotated by default.')
  await palette.getByRole('button', { name: 'Tag it all the same' }).click()
  await page.keyboard.press('v')
  await expect(cards).toHaveCount(5)

  await find.getByRole('searchbox').fill('mooring')
  await expect(find.getByRole('status')).toHaveText('2 places, 2 in captions')
  const all = find.getByRole('button', { name: 'Tag all 2…' })
  await all.click()
  await expect(palette).toContainText('These 2 places are in captions, and captions are not annotated by default.')
  await palette.getByRole('button', { name: 'Leave them' }).click()
  await expect(palette).toBeHidden()
  await expect(cards).toHaveCount(5)
  await all.click()
  await palette.getByRole('button', { name: 'Tag them all the same' }).click()
  await page.keyboard.press('v')
  await expect(cards).toHaveCount(7)
  await expectSaved(page)
})
