import { mkdtemp, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type Page, chromium } from '@playwright/test'
import { findBrowser } from '../browser'
import { type Desk, deskOn, expectSaved, mark, openDesk, readingStory } from '../reading'
import { sessionOf } from '../session'
import { expect } from '../story'

/** What stands on the cards, in reading order: the tag, the words, the note. */
const layer = ({ cards }: Desk) => cards.evaluateAll((items) => items.map((item) => {
  const note = item.querySelector('textarea')?.value ?? [...item.querySelectorAll('p')].map((one) => one.textContent).join('')
  return `${item.querySelector('[id^="card-"] span:nth-of-type(2)')?.textContent} | ${item.querySelector('q')?.textContent} | ${note.includes('stand by') ? 'stand by' : ''}`
}))
const genre = (page: Page) => page.getByRole('region', { name: 'Codebook and questions' }).getByRole('group', { name: 'Genre' })
/** What is answered to the first question. */
const answered = (page: Page) => page.evaluate(() => document.querySelector<HTMLInputElement>('#question-genre input:checked')?.closest('label')?.textContent ?? '')
/** The questions are on the page once they have been opened. */
const openQuestions = (page: Page) => page.getByRole('button', { name: 'Questions' }).click()
const seen = async (desk: Desk) => JSON.stringify([await layer(desk), await answered(desk.page)])

/** Seven different things, each of which is one step; gives how it looked before the first and after each. */
async function work(desk: Desk): Promise<readonly string[]> {
  const { page, card } = desk
  const looked = [await seen(desk)]
  const after = async (changed: () => Promise<unknown>) => {
    await changed()
    await expect.poll(() => seen(desk), 'something has changed').not.toBe(looked.at(-1))
    looked.push(await seen(desk))
    await expectSaved(page)
  }
  await after(() => mark(desk, 'l', 'routine rotation'))
  await after(async () => {
    await card('routine rotation').getByLabel('Note').fill('stand by 👀 cafe\u0301 שלום')
    await page.keyboard.press('Tab')
  })
  await after(() => mark(desk, 'd', 'rainy season'))
  await after(async () => {
    await page.keyboard.press('Escape')
    await card('rainy season').getByRole('button').first().click()
    await page.keyboard.press('s')
    await page.keyboard.press('ArrowLeft')
  })
  await after(() => card('whole rainy season').getByRole('button', { name: 'Delete' }).click())
  await after(async () => {
    await page.keyboard.press('f')
    await page.keyboard.type('the')
    await page.getByRole('search').getByRole('button', { name: /^Tag all \d+…$/ }).click()
    await page.keyboard.press('v')
    await expect(desk.palette).toBeHidden()
    await page.keyboard.press('Escape')
  })
  await after(async () => {
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Questions' }).click()
    await genre(page).getByLabel('reporting').check()
  })
  return looked
}

const back = async (desk: Desk, looked: readonly string[]) => {
  for (const look of looked.slice(0, -1).toReversed()) {
    await desk.page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(() => seen(desk)).toBe(look)
  }
  await expect(desk.page.getByRole('button', { name: 'Undo' })).toBeDisabled()
}
const forth = async (desk: Desk, looked: readonly string[]) => {
  for (const look of looked.slice(1)) {
    await desk.page.getByRole('button', { name: 'Redo' }).click()
    await expect.poll(() => seen(desk)).toBe(look)
  }
  await expect(desk.page.getByRole('button', { name: 'Redo' })).toBeDisabled()
}

readingStory('everything done in an article is taken back and done again, across reloads; tagging a whole search is one step', async ({ desk, title }) => {
  const { page, annotator } = desk
  const looked = await work(desk)
  expect(JSON.parse(looked.at(-1)!)[0].length, 'a whole search was tagged').toBeGreaterThan(5)
  await page.reload()
  await deskOn(page, annotator, title)
  await openQuestions(page)
  await expect.poll(() => seen(desk), 'all of it is there again').toBe(looked.at(-1))
  await back(desk, looked)
  await expectSaved(page)
  await page.reload()
  await deskOn(page, annotator, title)
  await openQuestions(page)
  await expect.poll(() => seen(desk), 'none of it is there').toBe(looked[0])
  await forth(desk, looked)
  await expectSaved(page)
  console.log(`${looked.length - 1} steps back and ${looked.length - 1} forth over two reloads, 0 lost`)
})

readingStory('the steps outlive the browser: killed with -9, opened again, and everything is taken back', async ({ workspace, title, open }) => {
  const [, annotator] = workspace.annotators
  const profile = await mkdtemp(join(tmpdir(), 'crossread-profile-'))
  const started: BrowserContext[] = []
  const start = async (): Promise<Page> => {
    const context = await chromium.launchPersistentContext(profile, { ...(await findBrowser()), viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' })
    started.push(context)
    await context.addCookies((await sessionOf(annotator)).cookies)
    return context.newPage()
  }
  try {
    // The address of the article, from a browser of the usual kind.
    const address = (await openDesk(open, workspace, annotator, title)).page.url()
    const looked = await work(await deskOn(await start(), annotator, title, address))
    // The lock of a profile names the host and the process that has it.
    const browser = Number((await readlink(join(profile, 'SingletonLock'))).split('-').at(-1))
    const closed = started[0]!.waitForEvent('close')
    process.kill(browser, 'SIGKILL')
    await closed

    const desk = await deskOn(await start(), annotator, title, address)
    await openQuestions(desk.page)
    await expect.poll(() => seen(desk)).toBe(looked.at(-1))
    await back(desk, looked)
    await expectSaved(desk.page)
    console.log(`${looked.length - 1} steps, the browser killed with -9, ${looked.length - 1} taken back`)
  } finally {
    for (const context of started) await context.close().catch(() => {})
    await rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
})

readingStory('what is written in a note at two times is two steps', async ({ desk }) => {
  const { page, card } = desk
  await mark(desk, 'l', 'routine rotation')
  await page.keyboard.press('n')
  const note = card('routine rotation').getByLabel('Note')
  await expect(note).toBeFocused()
  await page.keyboard.type('at nine 👀')
  await page.keyboard.press('Shift+Tab')
  await expectSaved(page)
  await note.focus()
  await page.keyboard.press('End')
  await page.keyboard.type(', at eleven cafe\u0301')
  await expect(note).toHaveValue('at nine 👀, at eleven cafe\u0301')
  await page.keyboard.press('Escape')
  await expectSaved(page)
  await page.keyboard.press('Control+z')
  await expect(note).toHaveValue('at nine 👀')
  await page.keyboard.press('Control+z')
  await expect(note).toHaveValue('')
  await expect(card('routine rotation')).toBeVisible()
})

readingStory('what has been changed elsewhere since is left out, with a sentence, and stays as it was changed', async ({ desk, title, open }) => {
  const { page, card, annotator } = desk
  await mark(desk, 'l', 'routine rotation')
  await mark(desk, 'd', 'rainy season')
  await expectSaved(page)

  const elsewhere = await deskOn(await open(annotator), annotator, title, page.url())
  await expect(elsewhere.page.getByRole('button', { name: 'Undo' }), 'nobody takes back what another machine did').toBeDisabled()
  await elsewhere.card('rainy season').getByRole('button').first().click()
  await elsewhere.card('rainy season').getByLabel('Note').fill('from the other machine')
  await expectSaved(elsewhere.page)

  await page.reload()
  await deskOn(page, annotator, title)
  await page.getByRole('button', { name: 'Undo' }).click()
  const told = page.getByText('One step is left out: “rainy season” has been changed elsewhere since, in another tab or on another machine. Understood')
  await expect(told).toBeVisible()
  await expect(card('routine rotation'), 'the step before is taken back').toBeHidden()
  await expect(card('rainy season')).toContainText('from the other machine')
  await expectSaved(page)
  await told.getByRole('button').click()
  await expect(told).toBeHidden()
  await page.getByRole('button', { name: 'Redo' }).click()
  await expect(card('routine rotation')).toBeVisible()
})

readingStory('after submitting there are no steps: what is in the browser then is nobody’s affair', async ({ desk, title }) => {
  const { page } = desk
  await mark(desk, 'l', 'routine rotation')
  await expectSaved(page)
  const kept = () => page.evaluate(() => new Promise<number>((done) => {
    const opening = indexedDB.open('crossread-steps')
    opening.addEventListener('success', () => {
      const counting = opening.result.transaction('steps').objectStore('steps').count()
      counting.addEventListener('success', () => {
        opening.result.close()
        done(counting.result)
      })
    })
  }))
  await expect.poll(kept).toBe(1)
  await page.getByRole('button', { name: 'Submit…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByText(/the layer is locked/)).toBeVisible()
  await expect.poll(kept).toBe(0)
  await page.reload()
  await deskOn(page, desk.annotator, title)
  await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0)
})
