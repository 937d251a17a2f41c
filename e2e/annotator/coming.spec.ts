import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from '../story'
import { readingStory } from '../reading'
import { system } from '../system'

readingStory('an article that does not come leaves the window neither empty nor without a way out', async ({ open, workspace, title, quiet }) => {
  quiet.allow(/ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_EMPTY_RESPONSE/)
  const page = await open(workspace.annotators[0])
  await page.goto(`/projects/${workspace.slug}/work`)
  const path = await page.getByRole('region', { name: title }).or(page.getByRole('listitem').filter({ hasText: title })).getByRole('link').first().getAttribute('href')
  const whole = await (await page.request.get(path!, { headers: { accept: 'text/html' } })).text()
  const around = whole.slice(0, whole.search(/<div hidden[^>]*><div[^>]* data-desk=/))
  expect(around).toContain(' data-coming=')

  // A server that sends what is around the desk, and then nothing.
  const server = createServer((_, response) => void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).write(around))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const stuck = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  try {
    await page.route(`${stuck}/_next/**`, async (route) => {
      const response = await route.fetch({ url: route.request().url().replace(stuck, system().origin) })
      await route.fulfill({ response, headers: { ...response.headers(), 'cross-origin-resource-policy': 'cross-origin' } })
    })
    await page.goto(stuck + path!, { waitUntil: 'commit' })
    await expect(page.getByRole('navigation', { name: 'Project' }), 'what is around the desk is painted').toBeVisible()
    await page.waitForFunction(() => performance.getEntriesByType('paint').length > 0)
    const again = page.getByRole('link', { name: 'Fetch the article again' })
    await expect(again, 'not said at once').toBeHidden()
    await expect(again).toBeVisible({ timeout: 20_000 })
    const asked = new Promise((resolve) => server.once('request', ({ url }) => resolve(url)))
    await again.click({ noWaitAfter: true })
    expect(await asked).toBe(`${path}?`)
  } finally {
    server.closeAllConnections()
    server.close()
  }
})
