import type { Browser, Page } from '@playwright/test'
import { sessionOf } from '../session'
import { system } from '../system'

/** Opens a page as somebody, marks nothing, and gives everything the browser then holds of it: the document, accessible names, and its storage. */
export async function readStorage(browser: Browser, person: { readonly email: string; readonly password: string }, path: string): Promise<{ held: string; page: Page }> {
  const page = await browser.newPage({ baseURL: system().origin, storageState: await sessionOf(person) })
  const heard: string[] = []
  page.on('response', (response) => void response.text().then((text) => heard.push(`${response.url()} ${text}`), () => {}))
  await page.goto(path)
  await page.locator('[data-reader="tiptap"]').waitFor()
  await page.waitForLoadState('networkidle')
  const held = await page.evaluate(async () => {
    const names = await indexedDB.databases()
    const rows = await Promise.all(names.map(({ name }) => new Promise<unknown[]>((done) => {
      const opening = indexedDB.open(name!)
      opening.addEventListener('error', () => done([]))
      opening.addEventListener('success', () => {
        const stores = [...opening.result.objectStoreNames]
        if (stores.length === 0) return done([])
        const all: unknown[] = []
        const reading = opening.result.transaction(stores)
        for (const store of stores) {
          const asked = reading.objectStore(store).getAll()
          asked.addEventListener('success', () => all.push(...(asked.result as unknown[])))
        }
        reading.addEventListener('complete', () => done(all))
      })
    })))
    return [document.title, document.documentElement.outerHTML, JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage }), JSON.stringify(rows), location.href].join('\n')
  })
  return { held: [held, ...heard].join('\n'), page }
}
