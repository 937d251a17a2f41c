import { randomUUID } from 'node:crypto'
import { apiOf } from '../api'
import { openDesk } from '../reading'
import { expect, story } from '../story'
import { sessionOf } from '../session'
import { system, teammate } from '../system'
import { makeWorkspace, newSlug } from '../workspace'

const places = 1000

story('a thousand places are tagged in one go, kept and sent in batches, and all of them are there', async ({ browser, open }) => {
  const { slug, annotators } = await makeWorkspace(browser, 1)
  const title = 'A thousand harbours'
  const lead = await apiOf(teammate('lead'))
  const raw = `# ${title}\n\n${Array.from({ length: places / 2 }, (_, at) => `Part ${at + 1}: the harbour 👍 of cafe\u0301 owners, שלום, beside another harbour.`).join('\n\n')}\n`
  await lead('PUT', `/projects/${slug}/articles/${randomUUID()}`, {
    raw, format: 'markdown', edits: [], title, byline: null, publishedAt: null, url: null, originatorId: null, publisherId: null, provenance: '', storyTitle: null, slug: newSlug('harbours'),
  })
  const table = await browser.newPage({ baseURL: system().origin, storageState: await sessionOf(teammate('lead')) })
  await table.goto(`/projects/${slug}/assignments`)
  await table.getByRole('button', { name: /everything to everybody|assign everything/ }).click()
  await table.getByText('2 assigned. Saved.').waitFor()
  await table.close()

  const { page, text, palette } = await openDesk(open, { slug }, annotators[0], title)
  await page.evaluate(() => {
    const counts = { transactions: 0, puts: 0, deletes: 0 }
    Object.assign(window, { counts })
    const plain = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (stores, mode, options) {
      if (this.name === 'crossread-outbox' && mode === 'readwrite') counts.transactions++
      return plain.call(this, stores, mode, options)
    }
    const { put, delete: remove } = IDBObjectStore.prototype
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'writes') counts.puts++
      return put.apply(this, given)
    }
    IDBObjectStore.prototype.delete = function (...given) {
      if (this.name === 'writes') counts.deletes++
      return remove.apply(this, given)
    }
  })
  await page.keyboard.press('f')
  const find = page.getByRole('search')
  await find.getByRole('searchbox').fill('harbour')
  await find.getByRole('button', { name: `Tag all ${places}…` }).click()
  await expect(palette).toBeVisible()
  await page.keyboard.press('v')
  await expect(page.getByText(`${places.toLocaleString('en')} passages`, { exact: true })).toBeVisible()
  await expect(page.getByRole('status').filter({ hasText: /^Saved ✓$/ })).toBeVisible({ timeout: 60_000 })
  const counts = await page.evaluate(() => (window as unknown as { counts: { transactions: number; puts: number; deletes: number } }).counts)
  expect(counts.transactions, 'one to keep all of them, and two for each batch that is sent').toBeLessThanOrEqual(3 * places / 50)
  expect(counts.deletes).toBe(places)

  await page.reload()
  await expect(text.locator('[data-reader="tiptap"]')).toBeVisible()
  await expect(page.getByText(`${places.toLocaleString('en')} passages`, { exact: true })).toBeVisible()
})
