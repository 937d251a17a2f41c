// How soon an article can be read: npm run bench:reading
import { chromium, type APIRequestContext } from '@playwright/test'
import { v7 as uuid } from 'uuid'
import { findBrowser } from '@/e2e/browser'
import { type RunningApp, startApp } from '@/e2e/app'
import { heading, milliseconds, row } from './figures'
import { signInAs } from './session'

const spans = 60
const rounds = 15

/** Gives Chloé the longest article with exactly `spans` annotations of hers, and returns where she reads it. */
async function prepare(app: RunningApp, chloe: APIRequestContext): Promise<string> {
  const project = '/projects/russian-instructors-car'
  const lead = await signInAs(app.origin, app.people.find(({ role }) => role === 'lead')!)
  const made = await lead.get(`/api/v1${project}/export/labels.jsonl`)
  const articles = (await made.text()).trim().split('\n').map((line) => JSON.parse(line) as { article: { slug: string }; text: string })
  const longest = articles.sort((a, b) => b.text.length - a.text.length)[0]!
  const work = await (await chloe.get(`${project}/work`)).text()
  const paths = [...new Set([...work.matchAll(/\/projects\/[^"\\]+\/read\/([0-9a-f-]{36})/g)].map((match) => match[1]!))]
  for (const id of paths) {
    const page = await (await chloe.get(`${project}/read/${id}`)).text()
    if (!page.includes(longest.text.slice(2000, 2060).replace(/[&<>"'].*/s, ''))) continue
    const reopened = await lead.post(`/api/v1${project}/assignments/${id}/reopening`, { data: { reason: 'for a measurement' } })
    if (!reopened.ok()) throw new Error(`could not reopen: ${reopened.status()} ${await reopened.text()}`)
    const present = new Set([...page.matchAll(/passage (\d+)/g)].map((match) => match[1])).size
    const words = [...longest.text.matchAll(/\S+ \S+ \S+/g)]
    for (let n = present; n < spans; n++) {
      const match = words[(n * 7) % words.length]!
      const start = [...longest.text.slice(0, match.index)].length
      const answer = await chloe.put(`/api/v1/assignments/${id}/annotations/${uuid()}`, {
        data: { basedOn: 0, tag: 'loaded_language', fragments: [{ start, end: start + [...match[0]].length }], quotes: [match[0]], note: '', attributes: {} },
      })
      if (!answer.ok()) throw new Error(`could not mark: ${answer.status()} ${await answer.text()}`)
    }
    return `${project}/read/${id}`
  }
  throw new Error('Chloé has no assignment on the longest article')
}

const app = await startApp()
try {
  const chloe = app.people.find(({ email }) => email.startsWith('chloe'))!
  const client = await signInAs(app.origin, chloe)
  const path = await prepare(app, client)

  const bytes: number[] = []
  for (let n = 0; n < rounds; n++) bytes.push(await milliseconds(async () => (await client.get(path)).body()))

  const browser = await chromium.launch(await findBrowser())
  const context = await browser.newContext({ storageState: await client.storageState(), viewport: { width: 1440, height: 900 } })
  const first: number[] = []
  const text: number[] = []
  const marked: number[] = []
  for (let n = 0; n < rounds; n++) {
    const page = await context.newPage()
    await page.goto(`${app.origin}${path}`)
    const times = await page.evaluate(async () => {
      const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
      const painted = performance.getEntriesByName('first-contentful-paint')[0]
      // Underlines are painted by registered highlights: wait until there are some, then two frames.
      while (CSS.highlights.size === 0) await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      await new Promise(requestAnimationFrame)
      return { first: navigation!.responseStart, text: painted!.startTime, marked: performance.now() }
    })
    first.push(times.first)
    text.push(times.text)
    marked.push(times.marked)
    await page.close()
  }
  await browser.close()
  heading(`The longest article with ${spans} annotations, ${rounds} rounds, warm server`)
  row('whole page over HTTP', bytes, 'ms')
  row('browser: first byte', first, 'ms')
  row('browser: article painted (first paint of text)', text, 'ms')
  row('browser: underlines painted', marked, 'ms')
} finally {
  await app.stop()
}
