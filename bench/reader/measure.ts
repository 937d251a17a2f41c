import { fileURLToPath } from 'node:url'
import { readFile } from 'node:fs/promises'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'

/** What watch.js keeps in the page; times in milliseconds of the page's clock. */
interface Watch {
  readonly painted?: { readonly at: number }
  readonly frames: { readonly at: number; readonly took: number }[]
  readonly edit?: { readonly started?: number; readonly painted?: number }
  sight(): Sight
  word(): { left: number; right: number; y: number }
  expect(by: 1 | -1): void
}

interface Sight {
  readonly ranges: number
  readonly cards: number
}

declare global {
  var watch: Watch
  var dataInHand: number | undefined
}

/** One load of a page; milliseconds. */
export interface Load {
  /** From the first byte of the answer to painted. */
  readonly fromAnswer: number
  /** From the start of the navigation to painted. */
  readonly whole: number
  /** The floor alone: from its data being parsed to painted. */
  readonly fromData: number | undefined
  readonly sight: Sight
}

/** How one opens the floor or the reading page, and makes a change there. */
export interface Subject {
  readonly context: BrowserContext
  readonly address: string
  /** Waits for what must be there before a change can be made, and makes it ready, up to the key. */
  prepareMake(page: Page): Promise<void>
  readonly makeKey: string
  prepareDelete(page: Page): Promise<void>
  readonly deleteKey: string
  /** Until whatever the page does when idle is done. */
  settle(page: Page): Promise<void>
}

const watchScript = fileURLToPath(new URL('watch.js', import.meta.url))

/** Opens the page, and waits until it is painted. */
export async function load({ context, address }: Subject): Promise<{ page: Page; load: Load }> {
  const page = await context.newPage()
  await page.addInitScript({ path: watchScript })
  await page.goto(address, { waitUntil: 'commit' })
  await page.waitForFunction(() => globalThis.watch?.painted !== undefined, undefined, { timeout: 60_000 })
  const load = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const { at } = globalThis.watch.painted!
    return { fromAnswer: at - navigation!.responseStart, whole: at, fromData: globalThis.dataInHand === undefined ? undefined : at - globalThis.dataInHand, sight: globalThis.watch.sight() }
  })
  return { page, load }
}

/** What is in sight now: to see whether what was called painted was all. */
export const sightOf = (page: Page): Promise<Sight> => page.evaluate(() => globalThis.watch.sight())

/** Makes a passage and deletes it again, by keys; milliseconds from each key to painted. */
export async function change(page: Page, subject: Subject): Promise<{ make: number; remove: number }> {
  await subject.prepareMake(page)
  const make = await press(page, subject.makeKey, 1)
  await subject.prepareDelete(page)
  const remove = await press(page, subject.deleteKey, -1)
  return { make, remove }
}

async function press(page: Page, key: string, by: 1 | -1): Promise<number> {
  // A breath, so that nothing of what went before is still being painted.
  await page.waitForTimeout(150)
  await page.evaluate((by) => globalThis.watch.expect(by), by)
  await page.keyboard.press(key)
  await page.waitForFunction(() => globalThis.watch.edit?.painted !== undefined, undefined, { timeout: 20_000 })
  return page.evaluate(() => globalThis.watch.edit!.painted! - globalThis.watch.edit!.started!)
}

/** Selects a word in the middle of the window with the mouse. */
export async function selectWord(page: Page): Promise<void> {
  const { left, right, y } = await page.evaluate(() => globalThis.watch.word())
  await page.mouse.move(left + 1, y)
  await page.mouse.down()
  await page.mouse.move((left + right) / 2, y, { steps: 2 })
  await page.mouse.move(right - 1, y, { steps: 2 })
  await page.mouse.up()
}

/** Turns the wheel from the top to the bottom; gives how long each frame took, in milliseconds. */
export async function scroll(page: Page): Promise<readonly number[]> {
  const height = await page.evaluate(() => {
    window.scrollTo(0, 0)
    return document.documentElement.scrollHeight
  })
  await page.mouse.move(700, 450)
  await page.waitForTimeout(300)
  const started = await page.evaluate(() => performance.now())
  for (let y = 0; y < height + 3000; y += 1000) await page.mouse.wheel(0, 1000)
  await page.waitForTimeout(200)
  const { frames, left } = await page.evaluate((started) => ({
    frames: globalThis.watch.frames.filter(({ at }) => at > started).map(({ took }) => took),
    left: document.documentElement.scrollHeight - window.innerHeight - window.scrollY,
  }), started)
  if (left > 4000) throw new Error(`The wheel stopped ${left} px before the end.`)
  return frames
}

/** The longest frame since the text was first painted, in milliseconds. */
export const longestFrame = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const first = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0
    return Math.max(...globalThis.watch.frames.filter(({ at, took }) => at - took >= first).map(({ took }) => took))
  })

/** Megabytes: the heap of the page's script after collecting garbage, and the memory of its process (Linux). */
export async function memoryOf(page: Page): Promise<{ heap: number; process: number | undefined }> {
  const session: CDPSession = await page.context().newCDPSession(page)
  await session.send('HeapProfiler.collectGarbage')
  const heap = (await session.send('Runtime.getHeapUsage')).usedSize / 1e6
  const browser = await page.context().browser()!.newBrowserCDPSession()
  const { processInfo } = await browser.send('SystemInfo.getProcessInfo')
  // The youngest renderer is this page's: each page here has an origin, and a process, of its own.
  const pid = Math.max(...processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id))
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1])
  return { heap, process: kilobytes ? kilobytes / 1000 : undefined }
}
