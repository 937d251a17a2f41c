import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { checkHistory } from '@/data/testing/history'
import { findBrowser } from '../browser'
import type { Finding } from './checker'
import { killServer } from './disturbances'
import type { Fault, Outcome } from './faults'
import type { Annotator, Ground, Word } from './ground'
import { Tab, type Told } from './page'
import { randomOf } from './random'
import type { Amount } from './work'

const saves = /^POST \/api\/v1\/assignments\//
const day = 24 * 60 * 60 * 1000

/** What is done in real pages of a real browser. */
export const browserFaults: readonly Fault[] = [
  { name: 'browser offline, its tab crashed and reopened, its clock a day off, answers lost, reloaded, server killed', covers: 'F1, F3, F7', run: (ground, amount) => inBrowser(ground, amount, troubledDay) },
  { name: 'two tabs of a browser, one closed while it sends; a double click', covers: 'F5, F6', run: (ground, amount) => inBrowser(ground, amount, twoTabs) },
  { name: 'control: a browser without an outbox, offline and crashed', covers: 'F3', control: ({ missing }) => missing, run: (ground, amount) => inBrowser(ground, amount, withoutOutbox) },
]

/** What a scene of the browser is played with. */
interface Scene {
  readonly ground: Ground
  readonly context: BrowserContext
  readonly told: Told
  readonly random: () => number
  /** The next word that nobody has marked. */
  next(): Word
  open(): Promise<Tab>
}

async function inBrowser(ground: Ground, amount: Amount, play: (scene: Scene) => Promise<void>): Promise<Outcome> {
  const { executablePath, args } = await findBrowser()
  const browser: Browser = await chromium.launch({ executablePath, args })
  try {
    const who = await ground.annotator()
    const context = await browser.newContext({ baseURL: ground.app.origin, viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce', timezoneId: 'UTC' })
    const [name, ...value] = who.cookie.split('=')
    await context.addCookies([{ name: name!, value: value.join('='), url: ground.app.origin }])
    const told: Told = { marked: [], acknowledged: [] }
    let words = 0
    await play({
      ground, context, told, random: randomOf(amount.seed), next: () => ground.words[words++]!,
      open: () => Tab.open(context, told, `/projects/${ground.project}/read/${who.assignment}`, ground.title),
    })
    return { finding: await checkMarks(ground, who, told) }
  } finally {
    await browser.close()
    await ground.proxy.set('clear')
  }
}

async function troubledDay({ ground, context, random, next, open }: Scene): Promise<void> {
  await context.clock.setSystemTime(Date.now() + day)
  let tab = await open()
  for (let mark = 0; mark < 3; mark++) await tab.mark(next())
  await tab.says('Saved ✓')

  await context.setOffline(true)
  for (let mark = 0; mark < 3; mark++) await tab.mark(next())
  await tab.says('Offline, 3 waiting')
  await tab.crash()
  await context.setOffline(false)
  // The clock is set back by two days: what comes now is older than what waits, if one believes it.
  await context.clock.setSystemTime(Date.now() - day)
  tab = await open()
  await tab.mark(next())
  await tab.says('Saved ✓')

  await ground.proxy.set('dropAnswer', saves)
  for (let mark = 0; mark < 2; mark++) await tab.mark(next())
  await tab.saysWithin(/^2 waiting$/, 2500)
  await tab.reload()
  await ground.proxy.set('clear')
  await tab.says('Saved ✓')

  const killing = killServer(1).run(ground, () => true, random)
  for (let mark = 0; mark < 12; mark++) await tab.mark(next())
  await killing
  await tab.mark(next())
  await tab.says('Saved ✓')
}

async function twoTabs({ ground, next, open }: Scene): Promise<void> {
  const first = await open()
  const second = await open()
  await first.mark(next())
  await second.mark(next())
  await first.says('Saved ✓')
  await second.says('Saved ✓')
  await ground.proxy.set('dropAnswer', saves)
  await first.mark(next())
  await first.mark(next())
  await second.saysBeside('2 waiting in another tab')
  await second.mark(next())
  await first.close()
  await ground.proxy.set('clear')
  await second.says('Saved ✓')
  await second.saysBeside(undefined)
  await second.mark(next(), 'dblclick')
  await second.says('Saved ✓')
}

async function withoutOutbox({ context, next, open }: Scene): Promise<void> {
  await context.addInitScript(() => Object.defineProperty(globalThis, 'indexedDB', { value: undefined }))
  const tab = await open()
  await tab.mark(next())
  await tab.says('Saved ✓')
  await context.setOffline(true)
  for (let mark = 0; mark < 3; mark++) await tab.mark(next())
  await tab.crash()
  await context.setOffline(false)
  await (await open()).mark(next())
  await wait(1000)
}

/** Every word that was marked stands in the database once, in one version; and everything acknowledged as it was. */
async function checkMarks(ground: Ground, who: Annotator, { marked, acknowledged }: Told): Promise<Finding> {
  const { rows } = await ground.owner.query<{ id: string; start: number; version: number }>('SELECT id, starts[1] AS start, version FROM annotations WHERE assignment_id = $1 AND NOT deleted', [who.assignment])
  const found = (word: Word) => rows.filter(({ start }) => start === word.start)
  return {
    made: marked.length, acknowledged: acknowledged.length, unseen: [], unsound: await checkHistory(ground.owner),
    lost: acknowledged.filter((one) => !rows.some(({ id, start, version }) => id === one.id && start === one.start && version === one.version)).map(({ id }) => id),
    twice: marked.filter((word) => found(word).length > 1 || found(word).some(({ version }) => version > 1)).map(({ quote }) => quote),
    missing: marked.filter((word) => found(word).length === 0).map(({ quote }) => quote),
  }
}
