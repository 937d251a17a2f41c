// The script that the reading page loads: npm run bench:script
import { gzipSync } from 'node:zlib'
import { chromium } from '@playwright/test'
import { findBrowser } from '@/e2e/browser'
import { startApp } from '@/e2e/app'
import { signInAs } from './session'

const app = await startApp()
const browser = await chromium.launch(await findBrowser())
try {
  const client = await signInAs(app.origin, app.people.find(({ email }) => email.startsWith('chloe'))!)
  const work = await (await client.get('/projects/russian-instructors-car/work')).text()
  const path = /\/projects\/[^"\\]+\/read\/[0-9a-f-]{36}/.exec(work)![0]
  const html = await (await client.get(path)).text()
  const inHtml = new Set([...html.matchAll(/<script[^>]* src="([^"]+)"/g)].map((match) => match[1]!))

  const context = await browser.newContext({ storageState: await client.storageState() })
  const page = await context.newPage()
  const loaded = new Map<string, number>()
  page.on('response', async (response) => {
    if (response.request().resourceType() === 'script') loaded.set(new URL(response.url()).pathname, gzipSync(await response.body(), { level: 9 }).length)
  })
  await page.goto(app.origin + path)
  await page.waitForFunction(() => document.querySelector('.ProseMirror') !== null)
  await page.waitForTimeout(1000)

  const size = (paths: Iterable<string>) => [...paths].reduce((sum, one) => sum + (loaded.get(one) ?? 0), 0)
  const first = [...loaded.keys()].filter((one) => [...inHtml].some((src) => src.startsWith(one)))
  const later = [...loaded.keys()].filter((one) => !first.includes(one))
  console.log(`\nThe reading page's script, gzipped (level 9)`)
  console.log(`named in the HTML, before interaction  ${(size(first) / 1000).toFixed(1).padStart(8)} kB in ${first.length} files`)
  for (const one of first.sort((a, b) => loaded.get(b)! - loaded.get(a)!).slice(0, 8)) console.log(`  ${one.split('/').at(-1)!.padEnd(37)}${(loaded.get(one)! / 1000).toFixed(1).padStart(8)} kB`)
  console.log(`when idle: TipTap and what follows     ${(size(later) / 1000).toFixed(1).padStart(8)} kB in ${later.length} files`)
} finally {
  await browser.close()
  await app.stop()
}
