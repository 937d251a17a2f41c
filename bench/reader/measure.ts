import { fileURLToPath } from 'node:url'
import { readFile } from 'node:fs/promises'
import type { BrowserContext, CDPSession, Page } from '@playwright/test'

/** What watch.js keeps in the page; times in milliseconds of the page's clock. */
interface Watch {
  readonly painted?: { readonly at: number }
  readonly text?: number
  readonly ready?: number
  readonly frames: { readonly at: number; readonly took: number }[]
  readonly edit?: { readonly started?: number; readonly painted?: number }
  sight(): Sight
  word(): { left: number; right: number; y: number }
  there(selector: string): Promise<HTMLElement>
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
  /** From the data being there to painted: from the last byte of the answer, or from the first of its text in the page if that is sooner (the end of a long answer may still be on its way then). */
  readonly fromData: number
  /** From the first byte of the answer to painted, with what the server still had to do. */
  readonly fromAnswer: number
  /** From the start of the navigation to painted. */
  readonly whole: number
  /** The floor alone: from its data being parsed to painted. */
  readonly fromParsed: number | undefined
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

/** How long a new tab is left alone, in milliseconds: for as long as that the browser is busy with the tab, and with a process for the next one. */
const tabAtRest = 1000

/**
 * Opens the page in a tab that has come to rest on a small page of the same site, and waits until it is painted. From an empty tab a
 * site that keeps to itself (Cross-Origin-Opener-Policy) would first get another process, which is the browser's affair and took 25 ms.
 */
export async function load({ context, address }: Subject): Promise<{ page: Page; load: Load }> {
  const page = await context.newPage()
  await page.goto(new URL('/icon.svg', address).href)
  await page.addInitScript({ path: watchScript })
  await page.waitForTimeout(tabAtRest)
  await Promise.all([said(page, 'painted', 60_000), page.goto(address, { waitUntil: 'commit' })])
  const load = await page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    const { painted, text } = globalThis.watch
    const { at } = painted!
    return {
      fromData: at - Math.min(navigation!.responseEnd || Infinity, text ?? Infinity), fromAnswer: at - navigation!.responseStart, whole: at,
      fromParsed: globalThis.dataInHand === undefined ? undefined : at - globalThis.dataInHand, sight: globalThis.watch.sight(),
    }
  })
  if (!Number.isFinite(load.fromData)) throw new Error(`The data of ${address} were never all there.`)
  return { page, load }
}

/** Waits for the page to say a word by itself: whoever asks it has a script of his own compiled in it, 5 to 10 ms in the middle of what is measured. */
const said = (page: Page, word: string, timeout: number): Promise<unknown> => page.waitForEvent('console', { predicate: (message) => message.text() === word, timeout })

/** From the first byte of the answer until the page can be worked on, in milliseconds; undefined for the floor. */
export const readyAfter = (page: Page): Promise<number | undefined> =>
  page.evaluate(() => {
    const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
    return globalThis.watch.ready === undefined ? undefined : globalThis.watch.ready - navigation!.responseStart
  })

/** What is in sight now: to see whether what was called painted was all. */
export const sightOf = (page: Page): Promise<Sight> => page.evaluate(() => globalThis.watch.sight())

/**
 * Makes a passage and deletes it again, by keys; milliseconds from each key to painted.
 * @param share of a frame, 0 to 1: how long after the beginning of one the keys come
 */
export async function change(page: Page, subject: Subject, share: number): Promise<{ make: number; remove: number }> {
  await subject.prepareMake(page)
  const make = await press(page, subject.makeKey, 1, share)
  await subject.prepareDelete(page)
  const remove = await press(page, subject.deleteKey, -1, share)
  return { make, remove }
}

/** Before each key, in milliseconds: until what went before is drawn, saved and told, on a slow machine too. A person's next passage is seconds away. */
const breath = 600
/** Of 60 in a second, in milliseconds. */
const frame = 1000 / 60

async function press(page: Page, key: string, by: 1 | -1, share: number): Promise<number> {
  await page.waitForTimeout(breath)
  await page.evaluate((by) => new Promise<void>((done) => {
    requestAnimationFrame(() => {
      globalThis.watch.expect(by)
      done()
    })
  }), by)
  await page.waitForTimeout(share * frame)
  await Promise.all([said(page, 'changed', 20_000), page.keyboard.press(key)])
  return page.evaluate(() => globalThis.watch.edit!.painted! - globalThis.watch.edit!.started!)
}

/**
 * Waits until something is there, and puts the focus on it if it shall. Not by a locator: each looks at every element of the page from a
 * script of its own, for which the browser keeps an object for each, and to find those that are garbage took it up to half a second of a frame.
 */
export const waitFor = (page: Page, selector: string, focus = false): Promise<void> =>
  page.evaluate(async ([selector, focus]) => {
    const element = await globalThis.watch.there(selector)
    if (focus) element.focus()
  }, [selector, focus] as const)

/** Selects a word in the middle of the window with the mouse. */
export async function selectWord(page: Page): Promise<void> {
  const { left, right, y } = await page.evaluate(() => globalThis.watch.word())
  await page.mouse.move(left + 1, y)
  await page.mouse.down()
  await page.mouse.move((left + right) / 2, y, { steps: 2 })
  await page.mouse.move(right - 1, y, { steps: 2 })
  await page.mouse.up()
}

/** How far each turn of the wheel goes at least, in pixels, and how many there are at most: a frame for each, about. */
const leastTurn = 400
const mostTurns = 500

/** Turns the wheel from the top to the bottom; gives how long each frame took, in milliseconds. */
export async function scroll(page: Page): Promise<readonly number[]> {
  const height = await page.evaluate(() => {
    window.scrollTo(0, 0)
    return document.documentElement.scrollHeight
  })
  await page.mouse.move(700, 450)
  await page.waitForTimeout(300)
  const started = await page.evaluate(() => performance.now())
  const turn = Math.max(leastTurn, Math.ceil(height / mostTurns))
  // A long text is still being laid out, and grows under the wheel.
  const left = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight - window.scrollY)
  for (let turns = 0; turns < 4 * mostTurns && (turns % 20 > 0 || (await left()) > 1); turns++) await page.mouse.wheel(0, turn)
  await page.waitForTimeout(200)
  const rest = await left()
  if (rest > 4000) throw new Error(`The wheel stopped ${rest} px before the end.`)
  return page.evaluate((started) => globalThis.watch.frames.filter(({ at }) => at > started).map(({ took }) => took), started)
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
  // One page is open at a time: its renderer is the largest; what the browser keeps ready for the next one is small.
  const sizes = await Promise.all(processInfo.filter(({ type }) => type === 'renderer').map(async ({ id }) => {
    const status = await readFile(`/proc/${id}/status`, 'utf8').catch(() => '')
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1000
  }))
  const largest = Math.max(0, ...sizes)
  return { heap, process: largest || undefined }
}
