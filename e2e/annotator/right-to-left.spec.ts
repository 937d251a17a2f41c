import { randomUUID } from 'node:crypto'
import { apiOf } from '../api'
import { deskOn, expectSaved, openDesk, readingStory } from '../reading'
import { drag } from '../selecting'
import { expect } from '../story'
import { teammate } from '../system'
import { newSlug } from '../workspace'
import { paintedWords } from '../painted'

/** Hebrew with points, Arabic, an emoji, a combining mark, and Latin words inside. */
const lines = [
  'דובר הממשלה 🛬 אמר ביום שישי כי קבוצה שנייה של מדריכים צבאיים נחתה בשדה התעופה לפני עלות השחר.',
  'وصف المتحدث باسم الوزارة الرحلة بأنها «تناوب روتيني»، فيما وصفها أصحاب Café\u0301 Central المجاور للمدرج بأنها غزو مهذب.',
  'הָאוֹפּוֹזִיצְיָה דרשה תשובה בפרלמנט, שם איש אינו מצפה לה לפני ההצבעה של December 2020.',
] as const

readingStory('a right-to-left article is read, walked, marked and kept like any other', async ({ open, workspace }) => {
  const title = `קבוצה שנייה נחתה ${randomUUID().slice(0, 4)}`
  const lead = await apiOf(teammate('lead'))
  await lead('PUT', `/projects/${workspace.slug}/articles/${randomUUID()}`, {
    raw: [`# ${title}`, ...lines].join('\n\n') + '\n', format: 'markdown', edits: [], title, byline: null, publishedAt: null, url: null,
    originatorId: null, publisherId: null, provenance: '', storyTitle: null, slug: newSlug('rtl'),
  })
  const table = await open(teammate('lead'))
  await table.goto(`/projects/${workspace.slug}/assignments`)
  await table.getByRole('row', { name: new RegExp(title) }).getByRole('checkbox').first().check()
  await table.getByText('Saved.').waitFor()

  const { page, text, palette, card, annotator } = await openDesk(open, workspace, workspace.annotators[0], title)
  for (const block of await text.locator('[data-kind="paragraph"]').all()) {
    expect(await block.evaluate((one) => getComputedStyle(one).direction)).toBe('rtl')
    const [inner, outer] = [await block.boundingBox(), await text.boundingBox()]
    expect(inner!.x + inner!.width, 'the line begins at the right edge of the measure').toBeLessThanOrEqual(outer!.x + outer!.width + 1)
  }

  await drag(text, 'מדריכים צבאיים')
  await expect(palette).toBeVisible()
  await page.keyboard.press('l')
  const passage = card('מדריכים צבאיים')
  await expect(passage).toContainText('Loaded language')
  expect(await passage.locator('q').first().evaluate((one) => getComputedStyle(one).direction)).toBe('rtl')
  const painted = () => paintedWords(page, /^passage-loaded/)
  expect(await painted()).toEqual(['מדריכים צבאיים'])

  const line = (await text.locator('[data-kind="paragraph"]').first().boundingBox())!
  const badge = (await page.getByRole('group', { name: 'Badges of passages' }).getByRole('button').first().boundingBox())!
  expect(badge.y + badge.height / 2, 'the badge stands beside its line').toBeGreaterThan(line.y)
  expect(badge.y + badge.height / 2).toBeLessThan(line.y + line.height)
  expect(badge.x + badge.width, 'and not on the text').toBeLessThanOrEqual(line.x)
  const [start, end] = [(await page.locator('[data-end="start-0"]').boundingBox())!, (await page.locator('[data-end="end-0"]').boundingBox())!]
  expect(start.x, 'it begins at the right').toBeGreaterThan(end.x)

  await passage.getByRole('slider', { name: 'End' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(card('מדריכים צבאיים נחתה')).toBeVisible()
  await card('מדריכים צבאיים נחתה').getByRole('slider', { name: 'Start' }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(card('של מדריכים צבאיים נחתה')).toBeVisible()
  expect(await painted()).toEqual(['של מדריכים צבאיים נחתה'])

  const after = () => page.evaluate(() => getSelection()?.focusNode?.textContent?.slice(getSelection()!.focusOffset, getSelection()!.focusOffset + 12))
  const caretAt = async () => (await page.locator('[data-caret]').boundingBox())!.x
  await page.keyboard.press('Escape')
  await text.focus()
  while (!(await after())?.startsWith('דובר')) await page.keyboard.press('Control+ArrowUp')
  await page.keyboard.press('ArrowLeft')
  expect(await after(), 'an arrow to the left goes on').toMatch(/^הממשלה/)
  const there = await caretAt()
  await page.keyboard.press('ArrowLeft')
  await expect.poll(caretAt, 'and the caret goes to the left').toBeLessThan(there)
  await page.keyboard.press('ArrowRight')
  await expect.poll(caretAt, 'and back').toBeCloseTo(there, 0)

  await drag(text, 'Café\u0301 Central')
  await expect(palette).toBeVisible()
  await page.keyboard.press('d')
  await drag(text, 'הָאוֹפּוֹזִיצְיָה דרשה תשובה')
  await expect(palette).toBeVisible()
  await page.keyboard.press('v')
  await expectSaved(page)
  await page.reload()
  await deskOn(page, annotator, title)
  for (const words of ['של מדריכים צבאיים נחתה', 'Café\u0301 Central', 'הָאוֹפּוֹזִיצְיָה דרשה תשובה']) await expect(card(words)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
})
