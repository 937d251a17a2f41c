import { setTimeout as wait } from 'node:timers/promises'
import { type Browser, type BrowserContext, chromium } from '@playwright/test'
import { checkHistory } from '@/data/testing/history'
import { findBrowser } from '../browser'
import type { Finding } from './checker'
import { killServer } from './disturbances'
import type { Fault, Outcome } from './faults'
import type { Annotator, Ground, Word } from './ground'
import { buildAnew } from './new-build'
import { Tab, type Told } from './page'
import { randomOf } from './random'
import { askedAt, startReplica } from './replica'
import type { Amount } from './work'

const saves = /^POST \/api\/v1\/assignments\//
const day = 24 * 60 * 60 * 1000

/** What is done in real pages of a real browser. */
export const browserFaults: readonly Fault[] = [
  { name: 'browser offline, its tab crashed and reopened, its clock a day off, answers lost, reloaded, server killed', covers: 'F1, F3, F7', run: (ground, amount) => inBrowser(ground, amount, troubledDay) },
  { name: 'two tabs of a browser, one closed while it sends; a double click', covers: 'F5, F6', run: (ground, amount) => inBrowser(ground, amount, twoTabs) },
  { name: 'a page that is open while the server is replaced by another build', covers: 'F1', long: true, run: (ground, amount) => inBrowser(ground, amount, newBuild) },
  { name: 'control: a browser without an outbox, offline and crashed', covers: 'F3', long: true, control: ({ missing }) => missing, run: (ground, amount) => inBrowser(ground, amount, withoutOutbox) },
]

/** What a scene of the browser is played with. */
interface Scene {
  readonly ground: Ground
  readonly who: Annotator
  /** The reading page. */
  readonly path: string
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
    const path = `/projects/${ground.project}/read/${who.assignment}`
    await play({
      ground, who, path, context, told, random: randomOf(amount.seed), next: () => ground.words[words++]!,
      open: () => Tab.open(context, told, path, ground.title),
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

async function newBuild({ ground, who, path, next, open }: Scene): Promise<void> {
  const { app, proxy } = ground
  const tab = await open()
  const idle = await open()
  await tab.mark(next())
  await tab.says('Saved ✓')
  const tree = await buildAnew()
  try {
    const replica = await startReplica(app, { from: tree.path })
    try {
      const [before, after] = await Promise.all([app.port, replica.port].map(async (port) => scriptsOf(await (await askedAt(ground, port, path, { cookie: who.cookie })).text())))
      if (after!.every((script) => before!.includes(script))) throw new Error('The other build has the same scripts, so nothing would be shown.')
      proxy.targets = [replica.port]
      proxy.cut()
      for (let mark = 0; mark < 3; mark++) await tab.mark(next())
      await tab.says('Saved ✓')
      await idle.goBy('My work')
      await tab.reload()
      await tab.mark(next())
      await tab.says('Saved ✓')
    } finally {
      proxy.targets = [app.port]
      await replica.stop()
    }
    // And back: a page of the new build with a server of the old one.
    await tab.mark(next())
    await tab.says('Saved ✓')
  } finally {
    await tree.remove()
  }
}

function scriptsOf(html: string): readonly string[] {
  return [...html.matchAll(/\/_next\/static\/[^"]+\.js/g)].map(([address]) => address)
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
