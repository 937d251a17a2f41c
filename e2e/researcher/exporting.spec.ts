import { spawnSync } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { parse } from 'csv-parse/sync'
import { articleLineSchema } from '@/core/export/article-line'
import { checkCsvRows } from '@/core/export/read-csv'
import { checkArticleLine } from '@/core/export/read-jsonl'
import { expectSaved, mark, readingStory } from '../reading'
import { teammate } from '../system'
import { expect, story } from '../story'

/** Downloads the three files by their links, reads them back, and compares every quote with the text at its offsets, in Python too where there is one. */
async function exportAndCheck(page: Page) {
  const folder = await mkdtemp(join(tmpdir(), 'crossread-export-'))
  try {
    const download = async (name: string) => {
      const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()])
      const path = join(folder, file.suggestedFilename())
      await file.saveAs(path)
      return path
    }
    const jsonl = await download('Download JSONL')
    const tables = [await download('Download CSV for spreadsheets'), await download('Download raw CSV')]
    const written = (await readFile(jsonl, 'utf8')).split('\n').filter(Boolean)
    for (const line of written) expect(checkArticleLine(line)).toEqual([])
    const lines = written.map((line) => articleLineSchema.parse(JSON.parse(line)))
    const texts = new Map(lines.map(({ textSha256, text }) => [textSha256, text]))
    const annotations = lines.flatMap(({ layers }) => layers.flatMap((layer) => layer.annotations))
    for (const table of tables) {
      const rows: string[][] = parse(await readFile(table), { bom: true })
      expect(checkCsvRows(rows, texts)).toEqual([])
      expect(rows).toHaveLength(annotations.length + 1)
      const python = spawnSync('python3', ['docs/examples/read_export.py', jsonl, table], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })
      if (!python.error) expect(python.stdout + python.stderr).toContain('every quote is the text at its offsets')
    }
    return { lines, annotations }
  } finally {
    await rm(folder, { recursive: true })
  }
}

story('the demonstration leaves as JSONL and CSV with every layer, the decisions and the gold, each quote at its offsets', async ({ open }) => {
  const reviewer = await open(teammate('reviewer'))
  await reviewer.goto('/projects/russian-instructors-car/review?state=open&article=russian-defense-ministry-car-prime-minister')
  await reviewer.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link').first().click()
  await expect(reviewer.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()
  const address = reviewer.url()
  await reviewer.getByRole('toolbar', { name: 'Verdict' }).getByRole('button', { name: /^Accept / }).first().click()
  await reviewer.getByLabel('Reason in your own words').fill('=1+1, said the spreadsheet 🙃 cafe\u0301 שלום')
  await reviewer.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(reviewer).not.toHaveURL(address)

  const lead = await open(teammate('lead'))
  await lead.goto('/projects/russian-instructors-car/export')
  const { lines, annotations } = await exportAndCheck(lead)
  expect(lines).toHaveLength(5)
  expect(annotations.length).toBeGreaterThan(200)
  const one = lines.find(({ article }) => article.slug === 'russian-defense-ministry-car-prime-minister')!
  expect(one.layers).toHaveLength(3)
  expect(one.decisions.map(({ reason }) => reason)).toContain('=1+1, said the spreadsheet 🙃 cafe\u0301 שלום')
  expect(one.gold.length).toBeGreaterThan(0)
})

readingStory('what an annotator marked around an emoji, a combining mark and a right-to-left word leaves with the same words', async ({ desk, open, workspace }) => {
  const { page } = desk
  const marked = [['Officials in Bangui 🛬 said', 'a'], ['and the cafe\u0301 owners', 'n'], ['single word שלום would', 'd']] as const
  for (const [words, letter] of marked) await mark(desk, letter, words)
  await expectSaved(page)
  await page.getByRole('button', { name: 'Submit…' }).click()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
  await expect(page.getByText('the layer is locked')).toBeVisible()

  const lead = await open(teammate('lead'))
  await lead.goto(`/projects/${workspace.slug}/export`)
  const { lines } = await exportAndCheck(lead)
  const own = lines.find(({ article }) => article.title === desk.title)!
  const quotes = own.layers.flatMap((layer) => layer.annotations.flatMap(({ fragments }) => fragments.map(({ quote }) => quote)))
  expect(quotes).toEqual(expect.arrayContaining(marked.map(([words]) => words)))
})
