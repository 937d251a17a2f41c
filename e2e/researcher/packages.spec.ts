import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expectAccessible } from '../accessible'
import { teammate } from '../system'
import { expect, story } from '../story'

/** The names of what an archive holds, by Python where there is one, and its size. */
async function download(page: Page, name: string): Promise<{ readonly fileName: string; readonly files: readonly string[] | undefined; readonly text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'crossread-package-'))
  try {
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name, exact: true }).click()])
    const path = join(folder, file.suggestedFilename())
    await file.saveAs(path)
    const read = `import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint('\\n'.join(z.namelist()))\nprint('--')\nprint(z.read('NOTES.md').decode())`
    const { stdout, error } = spawnSync('python3', ['-c', read, path], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })
    const [names, text] = error ? [undefined, ''] : stdout.split('--\n')
    return { fileName: file.suggestedFilename(), files: names?.trim().split('\n'), text: text ?? '' }
  } finally {
    await rm(folder, { recursive: true })
  }
}

story('a lead puts a package together with the keyboard, is told at once what a format cannot hold, and downloads it', async ({ open }) => {
  const page = await open(teammate('lead'))
  await page.goto('/projects/russian-instructors-car/export')
  const form = page.getByRole('form', { name: 'Export' })
  await expect(form.getByText('Holds everything, and can be brought back in.')).toBeVisible()

  await form.getByLabel('Discussion').focus()
  await page.keyboard.press('Space')
  await form.getByLabel('Format').selectOption('brat')
  await expect(form.getByText(/It has no place for decisions and discussion: that stands beside it as JSON lines/)).toBeVisible()
  await expect(form.getByRole('radio', { name: /^Without the texts/ })).toBeDisabled()
  const brat = await download(page, 'Download package')
  expect(brat.fileName).toBe('russian-instructors-car-brat.zip')
  if (brat.files) {
    expect(brat.files).toEqual(expect.arrayContaining(['decisions.jsonl', 'discussion.jsonl', 'NOTES.md']))
    expect(brat.files.filter((name) => /^annotator-\d+\/.*\.ann$/.test(name)).length).toBeGreaterThan(10)
    expect(brat.text).toContain('What the format cannot hold')
  }

  await form.getByLabel('Format').selectOption('jsonl')
  await form.getByRole('radio', { name: /^Without the texts/ }).check()
  await expect(form.getByLabel('Discussion')).toBeDisabled()
  await form.getByLabel('Split for training').check()
  await form.getByRole('textbox', { name: 'train' }).fill('90')
  await expect(form.getByRole('status')).toHaveText('The shares add up to 110 %. They have to make 100 %.')
  await expect(form.getByRole('button', { name: 'Download package' })).toBeDisabled()
  await expectAccessible(page, 'the form of an export, with shares that do not add up')
  await form.getByRole('textbox', { name: 'train' }).fill('80')
  const bare = await download(page, 'Download package')
  if (bare.files) {
    expect(bare.files).toEqual(expect.arrayContaining(['splits.csv', 'NOTES.md']))
    expect(bare.text).toContain('## Without the texts')
  }
})

story('who is behind the pseudonyms is a file of its own, for the lead', async ({ open }) => {
  const lead = await open(teammate('lead'))
  await lead.goto('/projects/russian-instructors-car/export')
  const [file] = await Promise.all([lead.waitForEvent('download'), lead.getByRole('link', { name: 'Download who is who', exact: true }).click()])
  expect(file.suggestedFilename()).toBe('russian-instructors-car-pseudonyms.csv')
  const answer = await lead.request.get('/api/v1/projects/russian-instructors-car/export/pseudonyms.csv')
  const table = (await answer.body()).toString('utf8')
  expect(table).toMatch(/^\ufeffnumber,as_annotator,as_reviewer,name,address,role\r\n/)
  expect(table).toMatch(/\r\n\d+,annotator-\d+,reviewer-\d+,Ana Moreira,ana@example\.org,annotator\r\n/)
  const reviewer = await open(teammate('reviewer'))
  expect((await reviewer.request.get('/api/v1/projects/russian-instructors-car/export/pseudonyms.csv')).status()).toBe(404)
})
