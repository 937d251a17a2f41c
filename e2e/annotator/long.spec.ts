import { randomUUID } from 'node:crypto'
import type { Locator } from '@playwright/test'
import { apiOf } from '../api'
import { openDesk } from '../reading'
import { expect, story } from '../story'
import { sessionOf } from '../session'
import { system, teammate } from '../system'
import { makeWorkspace, newSlug } from '../workspace'

/** How many blocks of a text the browser lays out and gives to assistive technology, of how many. */
const laidOut = (text: Locator): Promise<readonly [number, number]> => text.evaluate((root) => {
  const blocks = [...root.querySelectorAll('[data-block]')]
  return [blocks.filter((one) => one.checkVisibility({ contentVisibilityAuto: true })).length, blocks.length]
})
const scripts = '**/_next/static/chunks/*.js'

/** The block in sight and its top, when that has been the same for five frames: what comes into the window is laid out in the frames that follow. */
const inSight = (text: Locator): Promise<readonly [string | null, number]> => text.evaluate(async (root) => {
  const look = (): readonly [string | null, number] => {
    const block = [...root.querySelectorAll('[data-block]')].find((one) => one.getBoundingClientRect().bottom > 0)!
    return [block.getAttribute('data-block'), Math.round(block.getBoundingClientRect().top)]
  }
  let seen = look()
  for (let same = 0; same < 5; ) {
    await new Promise(requestAnimationFrame)
    const now = look()
    same = String(now) === String(seen) ? same + 1 : 0
    seen = now
  }
  return seen
})
const tops = (text: Locator): Promise<readonly number[]> => text.evaluate((root) => {
  const blocks = [...root.querySelectorAll('[data-block]')].map((one) => one.getBoundingClientRect().top)
  return blocks.map((top) => Math.round(top - blocks[0]!))
})

story('a long article is laid out to its end, the same by the server alone as by the editor that takes over', async ({ browser, open, quiet }) => {
  quiet.allow(/ERR_FAILED/)
  const { slug, annotators } = await makeWorkspace(browser, 1)
  const title = 'A long way 👍'
  const lead = await apiOf(teammate('lead'))
  const paragraphs = Array.from({ length: 130 }, (_, at) => `${at % 2 === 0 ? `## Leg ${at}\n\n` : ''}${at % 13 === 0 ? '- a list\n- of cafe\u0301 owners\n\n' : ''}${`Leg ${at} of the way, שלום, was longer than the one before. `.repeat(1 + (at % 4))}`)
  await lead('PUT', `/projects/${slug}/articles/${randomUUID()}`, {
    raw: `# ${title}\n\n${paragraphs.join('\n\n')}\n`, format: 'markdown', edits: [], title, byline: null, publishedAt: null, url: null, originatorId: null, publisherId: null, provenance: '', storyTitle: null, slug: newSlug('way'),
  })
  const table = await browser.newPage({ baseURL: system().origin, storageState: await sessionOf(teammate('lead')) })
  await table.goto(`/projects/${slug}/assignments`)
  await table.getByRole('button', { name: /everything to everybody|assign everything/ }).click()
  await table.getByText('2 assigned. Saved.').waitFor()
  await table.close()

  const { page, text } = await openDesk(open, { slug }, annotators[0], title)
  await expect.poll(async () => (await laidOut(text)).join(' of ')).toMatch(/^(\d+) of \1$/)
  const byEditor = await tops(text)

  // Whoever goes on reading at once keeps the line, whatever is laid out above it.
  const url = page.url()
  await page.goto('about:blank')
  let editorComes = () => {}
  const lineIsKnown = new Promise<void>((resolve) => (editorComes = resolve))
  await page.route(scripts, async (route) => {
    const answer = await route.fetch()
    if ((await answer.text()).includes('ProseMirror')) await lineIsKnown
    await route.fulfill({ response: answer })
  })
  await page.goto(url, { waitUntil: 'load' })
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight * 0.6))
  const reading = await inSight(text)
  expect(Number(reading[0]), 'far from the top').toBeGreaterThan(50)
  const [before, of] = await laidOut(text)
  expect(before, 'with much above it not laid out').toBeLessThan(of / 2)
  editorComes()
  await expect(text.locator('[data-reader="tiptap"]')).toBeVisible()
  await expect.poll(async () => (await laidOut(text)).join(' of ')).toMatch(/^(\d+) of \1$/)
  const [block, top] = await inSight(text)
  expect(block).toBe(reading[0])
  expect(Math.abs(top - reading[1])).toBeLessThanOrEqual(4)

  // Nor does it stop a page that glides to a place.
  await page.goto('about:blank')
  await page.goto(url, { waitUntil: 'load' })
  await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight * 0.4))
  const glide = await text.evaluate(async (root) => {
    const frame = () => new Promise(requestAnimationFrame)
    while (!root.querySelector('[data-reader="tiptap"]')) await frame()
    const to = window.scrollY + 3000
    // Whatever sends the page to a place follows a press.
    window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j' }))
    window.scrollTo({ top: to, behavior: 'smooth' })
    for (let [same, at] = [0, -1]; same < 5 && window.scrollY !== to; at = window.scrollY) {
      await frame()
      same = window.scrollY === at ? same + 1 : 0
    }
    const waiting = [...root.querySelectorAll('[data-block]')].filter((one) => !one.checkVisibility({ contentVisibilityAuto: true })).length
    return { short: Math.round(to - window.scrollY), waiting }
  })
  expect(glide.waiting, 'still being laid out').toBeGreaterThan(0)
  expect(glide.short).toBe(0)
  await page.unroute(scripts)

  // What the server sends to whoever opens the page: no script is asked for by the head of a page that paints itself.
  const answer = await page.request.get(page.url(), { headers: { accept: 'text/html' } })
  const [head = '', body = ''] = (await answer.text()).split('</head>')
  expect(head.match(/<script[^>]* async=""/g)?.length).toBeGreaterThan(3)
  expect(head).not.toMatch(/<script[^>]* src="[^"]*"[^>]* async/)
  // The scheme waits for no sheet; all are named before the page, and fetched while the desk is made, which comes after what is around it.
  const sheets = [...head.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, href]) => href!)
  expect(sheets.length).toBeGreaterThan(0)
  for (const sheet of sheets) expect(answer.headers()['link']).toContain(`<${sheet}>`)
  expect(head.slice(0, head.indexOf('<link rel="stylesheet"'))).toContain('data-mantine-script')
  expect(body.indexOf(' data-coming=')).toBeGreaterThan(-1)
  expect(body.search(/<div hidden[^>]*><div[^>]* data-desk=/)).toBeGreaterThan(body.indexOf(' data-coming='))
  // And sent before the desk is made; on its way it may be put together with it now and then.
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  await expect.poll(async () => {
    const coming = (await fetch(page.url(), { headers: { cookie, accept: 'text/html' } })).body!.getReader()
    const begun = new TextDecoder().decode((await coming.read()).value)
    await coming.cancel()
    return begun.includes('</head>') && !begun.includes(' data-desk=')
  }).toBe(true)

  await page.route(scripts, async (route) => {
    const answer = await route.fetch()
    await ((await answer.text()).includes('ProseMirror') ? route.abort() : route.fulfill({ response: answer }))
  })
  await page.reload()
  await expect(text.locator('[data-piece]').nth(2)).toBeAttached()
  const [first, all] = await laidOut(text)
  expect(first, 'what is out of sight waits').toBeLessThan(all / 2)
  await expect.poll(async () => (await laidOut(text)).join(' of '), { timeout: 20_000, message: 'but not for ever' }).toBe(`${all} of ${all}`)
  await expect(text.locator('[data-reader="html"]')).toBeVisible()
  expect(await tops(text)).toEqual(byEditor)
})
