import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { expectAccessible } from '../accessible'
import { apiOf } from '../api'
import { expectSaved, mark, openDesk } from '../reading'
import { teammate } from '../system'
import { sideways, smallTargets } from '../targets'
import { makeProject, makeWorkspace } from '../workspace'
import { expect, type Open, story } from '../story'

const demonstration = '/projects/russian-instructors-car'
const agreement = `${demonstration}/agreement`

/** Figures are computed in the background when somebody first asks for them. */
const patience = { timeout: 60_000 }

const figures = (page: Page) => page.locator('main').getByRole('table').first()
const plot = (page: Page, name: string | RegExp) => page.locator('figure').getByRole('group', { name })

/** Presses a button that downloads, and reads what comes. */
async function download(page: Page, kind: 'SVG' | 'PNG' | 'CSV'): Promise<{ readonly name: string; readonly content: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: `Download as ${kind}` }).click()])
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) }
}

story('a lead reads how reliable each tag is, by another metric, and follows a mark to its cases by keyboard', async ({ open }) => {
  const page = await open(teammate('lead'))
  await page.goto(`${demonstration}/articles`)
  await page.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Agreement' }).click()
  await expect(page.getByRole('heading', { name: 'Tag by tag' })).toBeVisible(patience)
  // Words of the demonstration bear several tags, which this coefficient refuses: what can be said instead comes first, then why.
  await expect(page.getByText(/^Tag by tag the annotators agree at 0\.\d\d on average\.$/)).toBeVisible()
  await expect(page.getByText('How far they would on others, only an interval can say, and that takes at least 10 articles: 5 more.')).toBeVisible()

  await page.getByLabel('Metric').selectOption({ label: 'F1 exact – same tag, same edges' })
  await expect(page).toHaveURL(/\/agreement\?metric=f1-exact$/)
  await expect(page.getByText(/^Together, F1 exact is 0\.\d\d\.$/)).toBeVisible(patience)
  const row = figures(page).getByRole('row', { name: /State messaging/ })
  await expect(row.getByRole('cell').nth(0)).toHaveText(/0\.\d\d$/)
  await expect(row.getByRole('cell').nth(1)).toHaveText(/too few articles$/)
  await expect(row.getByRole('cell').nth(2)).toHaveText(/5$/)

  const marks = plot(page, 'Tag by tag: F1 exact').getByRole('link')
  await expect(marks.first()).toHaveAccessibleName(/^State messaging: 0\.\d\d, without an interval, from 4 of 5 articles\. Show its cases\.$/)
  await page.getByRole('link', { name: 'Tag rates' }).focus()
  await page.keyboard.press('Tab')
  await expect(marks.first()).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(marks.nth(1)).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/review\?tag=attributed_claim$/)
  await expect(page.getByRole('heading', { name: 'Review', level: 1 })).toBeVisible()
  await expect(page.getByRole('group', { name: 'Filters' }).getByLabel('Tag', { exact: true })).toHaveValue('attributed_claim')
  await expect(page.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link').first()).toBeVisible()
})

story('figures leave as SVG, PNG and CSV, with what they are of', async ({ open }) => {
  const page = await open(teammate('lead'))
  await page.goto(`${agreement}?metric=f1-characters&by=pair`)
  await expect(plot(page, /^Two by two/)).toBeVisible(patience)
  const shown = await figures(page).getByRole('row').count()

  const csv = await download(page, 'CSV')
  expect(csv.name).toMatch(/^russian-instructors-car-agreement-f1-characters-by-pair-\d{4}-\d\d-\d\d\.csv$/)
  const rows: Record<string, string>[] = parse(csv.content, { columns: true })
  expect(rows).toHaveLength(shown - 1)
  for (const one of rows) {
    expect(one).toMatchObject({ metric: 'f1-characters', variant: expect.stringContaining('F1'), breakdown: 'pair', key: expect.stringMatching(/^annotator-\d+~annotator-\d+$/), lower: '', no_interval_because: expect.stringContaining('Too few articles') })
    await expect(figures(page).getByRole('row', { name: new RegExp(`^${one['label']!}`) })).toContainText(Number(one['value']).toFixed(2))
  }

  const svg = await download(page, 'SVG')
  expect(svg.name).toBe(csv.name.replace(/csv$/, 'svg'))
  const drawn = svg.content.toString('utf8')
  expect(drawn).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/)
  for (const one of rows) expect(drawn).toContain(one['label']!)
  expect(drawn).toContain('Hripcsak and Rothschild')
  expect(drawn).not.toMatch(/var\(--|<a[ >]|href|<style/)
  // It is an image by itself, for any program.
  const { width, height } = await page.evaluate(async (text) => {
    const image = new Image()
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`
    await image.decode()
    return { width: image.naturalWidth, height: image.naturalHeight }
  }, drawn)
  expect(width).toBeGreaterThan(700)

  const png = await download(page, 'PNG')
  expect(png.content.subarray(1, 4).toString()).toBe('PNG')
  expect([png.content.readUInt32BE(16), png.content.readUInt32BE(20)]).toEqual([width * 3, height * 3])
})

story('from two tags that are taken for each other the table leads to their cases', async ({ open }) => {
  const page = await open(teammate('reviewer'))
  await page.goto(`${agreement}?by=confusion`)
  await expect(page.getByRole('heading', { name: 'One tag for another' })).toBeVisible(patience)
  const cell = figures(page).getByRole('row', { name: /^State messaging/ }).getByRole('link', { name: /by another (?!State messaging)/ }).first()
  const other = /by another (.+): \S+ %, [\d,]+ characters$/.exec((await cell.getAttribute('aria-label'))!)![1]!
  await cell.click()
  await expect(page).toHaveURL(/\/review\?tags=/)
  await expect(page.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link').first()).toContainText(other)
})

story('reviewers know annotators by pseudonyms alone, and annotators find no figures', async ({ open, quiet }) => {
  quiet.allow(/status of 404/)
  const reviewer = await open(teammate('reviewer'))
  await reviewer.goto(`${agreement}?metric=f1-exact&by=pair`)
  await expect(plot(reviewer, /^Two by two/)).toBeVisible(patience)
  await expect(figures(reviewer).getByRole('rowheader').first()).toHaveText(/^annotator-\d+ and annotator-\d+$/)
  expect(await reviewer.locator('main').getByRole('link', { name: /^annotator-/ }).count()).toBe(0)
  for (const name of ['Moreira', 'Okafor', 'Nguyen']) expect(await reviewer.content()).not.toContain(name)

  const annotator = await open(teammate('ana'))
  await annotator.goto(`${demonstration}/work`)
  await expect(annotator.getByRole('navigation', { name: 'Project' }).getByRole('link', { name: 'Agreement' })).toHaveCount(0)
  const answer = await annotator.goto(agreement)
  expect(answer!.status()).toBe(404)
})

/** Marks some words of an article and submits it. */
async function submitMarked(open: Open, workspace: Awaited<ReturnType<typeof makeWorkspace>>, who: 0 | 1, title: string, letter: string): Promise<void> {
  const desk = await openDesk(open, workspace, workspace.annotators[who], title)
  await mark(desk, letter, 'rainy season')
  await expectSaved(desk.page)
  await desk.page.getByRole('button', { name: 'Submit…' }).click()
  await desk.page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(desk.page.getByText('the layer is locked')).toBeVisible()
  await desk.page.close()
}

story('figures come with the second annotator of an article, and are computed anew when another one is submitted', async ({ open, browser }) => {
  const workspace = await makeWorkspace(browser, 2)
  const [first = '', second = ''] = workspace.titles
  const lead = await open(teammate('lead'))
  const address = `/projects/${workspace.slug}/agreement?metric=f1-exact&by=all`
  await submitMarked(open, workspace, 0, first, 's')
  await lead.goto(address)
  await expect(lead.getByText('Figures need two who have read the same.')).toBeVisible(patience)
  await submitMarked(open, workspace, 1, first, 's')
  await lead.goto(address)
  await expect(lead.getByText('Together, F1 exact is 1.00.')).toBeVisible(patience)
  await expect(lead.getByText('From 1 article that two or more have done, 2 annotators and 2 spans, each piece of a passage being one; nothing dropped.')).toBeVisible()
  // The same words in the other article, with another tag.
  await submitMarked(open, workspace, 0, second, 's')
  await submitMarked(open, workspace, 1, second, 'l')
  await lead.goto(address)
  await expect(lead.getByText('Together, F1 exact is 0.50.')).toBeVisible(patience)
  await lead.locator('summary', { hasText: 'Metric by metric' }).click()
  await lead.getByRole('button', { name: 'Compute the others' }).click()
  await expect(lead.getByRole('table', { name: 'Metric by metric' }).getByRole('row', { name: /^F1 edges/ })).toContainText('1.00', patience)
})

story('an address with nonsense in it says what it asks for and what is shown', async ({ open }) => {
  const page = await open(teammate('lead'))
  await page.goto(`${agreement}?from=2026-13-45&until=banana&metric=f1-exact`)
  await expect(page.getByRole('note')).toHaveText('This address asks for a first day “2026-13-45” and a last day “banana”, which there is not; shown is F1 exact, tag by tag, of all submitted work.')
  await page.getByRole('link', { name: 'Pair', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Two by two' })).toBeVisible(patience)
  await expect(page.getByRole('note')).toHaveCount(0)
})

/** Looks at the page under some addresses, with all that can be opened up opened. */
async function lookAt(page: Page, queries: readonly string[]): Promise<void> {
  for (const query of queries) {
    await page.goto(`${agreement}${query}`)
    await expect(page.locator('figure').locator('svg[role=group], table').or(page.getByText(/^(There are no such figures|Nothing like that)\.$/))).toBeVisible(patience)
    for (const summary of await page.locator('summary').all()) await summary.click()
    await expectAccessible(page, query, { measured: true })
    expect.soft(await smallTargets(page), query).toEqual([])
    expect.soft(await sideways(page), `${query} stands out of the window`).toBeLessThanOrEqual(0)
    const beyond = await page.getByRole('navigation', { name: 'Figures by' }).evaluateAll(([nav]) => (nav ? Math.max(...[...nav.querySelectorAll('a')].map((one) => one.getBoundingClientRect().right)) - nav.getBoundingClientRect().right : 0))
    expect.soft(beyond, `${query}: ways to look stand out of the column`).toBeLessThan(1)
  }
}

for (const width of [1440, 390]) {
  const viewport = { width, height: 900 }

  story(`the page of agreement at ${width}: figures with their parts opened up, along time, and where there are none`, async ({ open }) => {
    await lookAt(await open(teammate('lead'), { viewport }), ['?by=all&metric=gamma', '?by=tag', '?by=week&from=2020-01-01&beside=before', '?by=gold'])
  })

  story(`the page of agreement at ${width}: pairs and tables about tags, and before there is anything`, async ({ open }) => {
    const page = await open(teammate('reviewer'), { viewport })
    await lookAt(page, ['?by=pair&metric=f1-exact', '?by=confusion', '?by=rates', '?from=2019-01-01&until=2019-12-31'])
    const lead = await open(teammate('lead'), { viewport })
    await lead.goto(`/projects/${await makeProject(await apiOf(teammate('lead')), 'never')}/agreement`)
    await expect(lead.getByText('Figures need two who have read the same.')).toBeVisible()
    await expectAccessible(lead, 'before there is anything')
  })
}
