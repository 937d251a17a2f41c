import type { Page } from '@playwright/test'
import { expectSaved, mark, openDesk, readingStory } from '../reading'
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
