import type { Page } from '@playwright/test'
import { expectSaved, mark, openDesk, readingStory } from '../reading'
import { placeOf } from '../selecting'
import { expect } from '../story'

/** Words without a letter that goes below the line, each with a tag of another line. */
const passages = [['s', 'routine rotation', 'solid'], ['a', 'Critics recalled', 'dashed'], ['v', 'before dawn', 'dotted'], ['u', 'the same words', 'double'], ['c', 'December', 'wavy']] as const

/** What is drawn under some words: for each row of pixels below the line of the letters, how much of it is not ground, and how often it begins. */
async function drawnUnder(page: Page, words: string): Promise<readonly { readonly share: number; readonly strokes: number }[]> {
  const clip = await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector('article')!, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(words)
      if (at < 0) continue
      node.parentElement!.scrollIntoView({ block: 'center', behavior: 'instant' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + words.length)
      const { left, bottom, width } = range.getClientRects()[0]!
      // From below the letters to above the next line.
      return { x: left, y: bottom - 5, width, height: 12 }
    }
    throw new Error(`There is no “${words}” in the text.`)
  }, words)
  await page.evaluate(() => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted))))
  const picture = await page.screenshot({ clip })
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }))
    const { width, height } = bitmap
    const context = new OffscreenCanvas(width, height).getContext('2d')!
    context.drawImage(bitmap, 0, 0)
    const { data } = context.getImageData(0, 0, width, height)
    const ground = [data[0]!, data[1]!, data[2]!]
    const drawn = (x: number, y: number) => ground.some((value, part) => Math.abs(data[(y * width + x) * 4 + part]! - value) > 70)
    return Array.from({ length: height }, (_, y) => {
      const row = Array.from({ length: width }, (_, x) => drawn(x, y))
      return { share: row.filter(Boolean).length / width, strokes: row.filter((one, x) => one && !row[x - 1]).length }
    })
  }, [...picture])
}

/** The line that somebody would call it. */
function lineOf(rows: readonly { readonly share: number; readonly strokes: number }[]): string {
  const inked = rows.map((row, y) => ({ ...row, y })).filter(({ share }) => share > 0.12)
  const full = inked.filter(({ share }) => share > 0.9)
  if (full.length > 1 && full.at(-1)!.y - full[0]!.y >= full.length) return 'double'
  if (full.length > 0 && inked.length <= full.length + 1) return 'solid'
  if (inked.length === 0) return 'nothing'
  if (inked.length >= 3) return 'wavy'
  return Math.max(...inked.map(({ strokes }) => strokes)) > 14 ? 'dotted' : 'dashed'
}

for (const [name, options] of [
  ['as the page is', {}], ['with forced colours, light', { forcedColors: 'active' }], ['with forced colours, dark', { forcedColors: 'active', colorScheme: 'dark' }],
] as const)
  readingStory(`the five lines under passages can be told apart, ${name}`, async ({ open, workspace, title }) => {
    const desk = await openDesk(open, workspace, workspace.annotators[0], title, { viewport: { width: 1440, height: 900 }, ...options })
    for (const [letter, words] of passages) {
      await mark(desk, letter, words)
      await desk.page.keyboard.press('Escape')
    }
    await expectSaved(desk.page)
    await desk.page.keyboard.press('Escape')
    await desk.page.mouse.move(2, 400)
    for (const [, words, line] of passages) {
      // What is seen once the page stands still: cards and lines find their places while one looks.
      let drawn = ''
      const seen = async () => {
        const rows = await drawnUnder(desk.page, words)
        drawn = rows.map(({ share, strokes }) => `${share.toFixed(2)}/${strokes}`).join(' ')
        return lineOf(rows)
      }
      await expect.poll(seen, { message: `the line under “${words}”` }).toBe(line).catch((error: unknown) => {
        throw new Error(`${words}: ${drawn}`, { cause: error })
      })
    }
    expect(lineOf(await drawnUnder(desk.page, 'nor how')), 'where nothing is marked').toBe('nothing')
  })

for (const colorScheme of ['light', 'dark'] as const)
  readingStory(`six passages on the same words lie apart with forced colours, ${colorScheme}; what is pulled and found is framed`, async ({ open, workspace, title }) => {
    const desk = await openDesk(open, workspace, workspace.annotators[0], title, { viewport: { width: 1440, height: 900 }, forcedColors: 'active', colorScheme })
    const { page, text, palette } = desk
    for (const [letter, first, last] of [
      ['b', 'Critics recalled', 'rainy season.'], ['a', 'earlier contingent', 'rainy season.'], ['l', 'had been welcomed', 'the same words'],
      ['t', 'had been welcomed', 'the same words'], ['v', 'the same words', 'and had stayed'], ['d', 'same words', 'same words'],
    ] as const) await mark(desk, letter, first, last)
    await page.keyboard.press('Escape')
    await expectSaved(page)
    await page.mouse.move(2, 400)
    const { from, to } = await placeOf(text, 'same words, and')
    /** The lines under the middle of the words: from the words down, where each begins. */
    const lines = () => page.evaluate(([x, y]) => [...document.querySelectorAll<HTMLElement>('[data-depth]')].map((line) => line.getBoundingClientRect())
      .filter(({ left, right, top }) => left < x! && right > x! && top > y! && top < y! + 60).map(({ top }) => Math.round(top)).toSorted((a, b) => a - b), [from.x + 5, from.y])
    await expect.poll(async () => (await lines()).map((top, index, all) => (index === 0 ? 0 : top - all[index - 1]!)), 'six, 4 px from one to the next').toEqual([0, 4, 4, 4, 4, 4])
    const next = await text.evaluate((root) => {
      const block = [...root.querySelectorAll('[data-block]')].find((one) => one.textContent.startsWith('Critics'))!
      const range = document.createRange()
      range.selectNodeContents(block)
      return [...range.getClientRects()].map(({ top }) => top)
    })
    const below = Math.min(...next.filter((top) => top > to.y))
    expect((await lines()).at(-1)! + 3, 'and none in the letters of the next line').toBeLessThanOrEqual(below + 6)

    const framed = () => page.locator('[data-pending]').evaluateAll((frames) => frames.map((frame) => getComputedStyle(frame).outlineStyle))
    await mark(desk, 's', 'routine')
    const { to: rotation } = await placeOf(text, 'rotation')
    const knob = (await page.locator('[data-end="end-0"]').boundingBox())!
    await page.mouse.move(knob.x + knob.width / 2, knob.y + knob.height / 2)
    await page.mouse.down()
    await page.mouse.move(rotation.x, knob.y, { steps: 4 })
    await expect.poll(framed, 'where a passage is pulled to').toEqual(['dashed'])
    await page.mouse.up()
    await page.keyboard.press('Escape')
    await expect.poll(framed).toEqual([])
    await page.keyboard.press('f')
    await page.getByRole('searchbox', { name: 'Search in the article' }).fill('had')
    await expect.poll(async () => (await framed()).length, 'what a search has found').toBeGreaterThan(3)
    await page.getByRole('searchbox', { name: 'Search in the article' }).press('Escape')
    await expect(palette).toBeHidden()
  })
