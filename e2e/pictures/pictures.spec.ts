import { fileURLToPath } from 'node:url'
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { deskOn } from '../reading'
import { drag } from '../selecting'
import { teammate } from '../system'
import { expect, story } from '../story'

const demonstration = '/projects/russian-instructors-car'
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const unfinished = 'Russia Opens Military Office in Central African Republic'

/** Takes a picture of the window as it is, with the pointer out of the way. */
async function take(page: Page, name: string): Promise<void> {
  await page.mouse.move(2, 2)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: `${folder}${name}.png`, animations: 'disabled', caret: 'hide' })
}

const dark = (page: Page) => page.emulateMedia({ colorScheme: 'dark' })

story('reading and tagging', async ({ open }) => {
  const page = await open(teammate('chloe'))
  await page.goto(`${demonstration}/work`)
  await page.getByRole('link', { name: 'Continue' }).click()
  const desk = await deskOn(page, { name: '', email: '', password: '' }, unfinished)
  await desk.cards.first().getByRole('button').first().click()
  await page.evaluate(() => scrollTo({ top: 0 }))
  await take(page, 'reading-1440-light')
  await dark(page)
  await take(page, 'reading-1440-dark')
  await page.emulateMedia({ colorScheme: 'light' })
  await page.keyboard.press('Escape')
  await drag(desk.text, 'challenge other powers\' foothold')
  await expect(desk.palette).toBeVisible()
  for (const key of ['Tab', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key)
  await expect(desk.palette.getByRole('button', { name: /Background framing/ })).toBeFocused()
  await take(page, 'tagging-1440-light')
})

story('reading on a phone', async ({ open }) => {
  const page = await open(teammate('chloe'), { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 })
  await page.goto(`${demonstration}/work`)
  await page.getByRole('link', { name: 'Continue' }).click()
  await deskOn(page, { name: '', email: '', password: '' }, unfinished)
  await take(page, 'reading-390-light')
})

story('a case', async ({ open }) => {
  const page = await open(teammate('reviewer'))
  await page.goto(`${demonstration}/review?kind=boundary&state=open&article=russia-sent-300-instructors`)
  await page.getByRole('list', { name: 'Cases' }).getByRole('list').getByRole('link').nth(1).click()
  await expect(page.getByRole('heading', { name: /^Case \d+ of \d+$/ })).toBeFocused()
  await take(page, 'review-1440-light')
  await dark(page)
  await take(page, 'review-1440-dark')
  await page.keyboard.press('=')
  await page.keyboard.press('1')
  await expect(page.getByRole('group', { name: 'Verdict on this case' }).getByRole('status')).toContainText('Both defensible')
})

story('how far they agree', async ({ open }) => {
  const page = await open(teammate('lead'))
  await page.goto(`${demonstration}/agreement`)
  await expect(page.getByRole('heading', { name: 'Tag by tag', exact: true })).toBeVisible()
  await expect(page.locator('main svg[role], main figure svg').first()).toBeVisible()
  await take(page, 'agreement-1440-light')
  await dark(page)
  await take(page, 'agreement-1440-dark')
})

story('export and import', async ({ open }) => {
  const page = await open(teammate('lead'))
  await page.goto(`${demonstration}/export`)
  await take(page, 'export-1440-light')
  await page.goto(`${demonstration}/articles/new`)
  const name = '004_6c04dbc7d557ec7b.txt'
  const corpus = fileURLToPath(new URL(`../../corpus/${name}`, import.meta.url))
  // The same text with another end, so that it is not recognised as the one that is there.
  await page.getByLabel('File of the article').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(`${await readFile(corpus, 'utf8')}\n`) })
  await page.getByRole('heading', { name: 'What it becomes' }).scrollIntoViewIfNeeded()
  await take(page, 'lead-1440-light')
})
