import { execFile } from 'node:child_process'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { project } from '@/cli/project'
import { expectAccessible } from '../accessible'
import { system, teammate } from '../system'
import { expect, story } from '../story'

// The command line is begun five times, each time from nothing.
story.setTimeout(240_000)

interface Ended {
  readonly code: number
  readonly out: string
  readonly err: string
}

/** Runs the command line as a person would in a shell, with nothing of this process's own about servers and databases. */
function crossread(...args: readonly string[]): Promise<Ended> {
  const { DATABASE_URL: _database, CROSSREAD_DATA: _data, CROSSREAD_SERVER: _server, CROSSREAD_TOKEN: _token, ...env } = process.env
  return new Promise((resolve) => {
    execFile(process.execPath, ['cli/start.mjs', ...args], { cwd: project, env, timeout: 120_000 }, (error, out, err) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err })
    })
  })
}

story('a researcher makes a token, uses it with the command line against the running app, takes it back, and is refused', async ({ open }) => {
  const folder = await mkdtemp(join(tmpdir(), 'crossread-token-'))
  try {
    const page = await open(teammate('lead'))
    await page.goto('/account')
    const tokens = page.getByRole('region', { name: 'Tokens' })
    await tokens.getByRole('button', { name: 'Make a token' }).click()
    await expect(tokens.getByText('A name is needed.')).toBeVisible()
    await expect(tokens.getByLabel('Name')).toBeFocused()
    await page.keyboard.type('Figures for the paper שלום 🙂')
    await tokens.getByRole('checkbox', { name: 'Export' }).press('Space')
    await expect(tokens.getByRole('checkbox', { name: 'Read' })).toBeChecked()
    await tokens.getByLabel('Name').press('Enter')
    await expect(tokens.getByRole('heading', { name: 'The token “Figures for the paper שלום 🙂”' })).toBeFocused()
    const token = await tokens.getByLabel('Token', { exact: true }).inputValue()
    expect(token).toMatch(/^cr_[0-9A-Za-z]{49}$/)
    await expectAccessible(page, 'a token, just made')
    const file = join(folder, 'token')
    await writeFile(file, `${token}\n`, { mode: 0o600 })

    const to = ['--project', 'russian-instructors-car', '--server', system().origin, '--token-file', file]
    const figures = await crossread('agreement', ...to, '--metric', 'f1-exact', '--json')
    expect(figures.code, figures.err).toBe(0)
    const { reports } = JSON.parse(figures.out) as { reports: { metric: string; breakdowns: { by: string; rows: { figure: { kind: string; value?: number } }[] }[] }[] }
    expect(reports.map(({ metric }) => metric)).toEqual(['f1-exact'])
    expect(reports[0]!.breakdowns.find(({ by }) => by === 'all')!.rows[0]!.figure).toMatchObject({ kind: 'value', value: expect.any(Number) })
    expect(figures.out + figures.err).not.toContain(token)

    const exported = await crossread('export', join(folder, 'labels.zip'), ...to, '--format', 'brat', '--json')
    expect(exported.code, exported.err).toBe(0)
    expect(JSON.parse(exported.out)).toMatchObject({ file: join(folder, 'labels.zip'), format: 'brat', bytes: expect.any(Number) })
    expect((await readdir(folder)).sort()).toEqual(['labels.zip', 'token'])

    const imported = await crossread('import', folder, ...to, '--json')
    expect(imported.code).toBe(1)
    expect(imported.err).toContain('lacks the scope “import”')
    expect(JSON.parse(imported.out)).toMatchObject({ failed: expect.stringContaining('lacks the scope') })

    await page.reload()
    const row = tokens.getByRole('row', { name: /^Figures for the paper/ })
    await expect(row).toContainText('Read, Export')
    await expect(row).not.toContainText('never')
    await expect(page.getByText(token)).toHaveCount(0)
    await row.getByRole('button', { name: 'Take the token “Figures for the paper שלום 🙂” back' }).click()
    await expect(row).toContainText('taken back')

    const refused = await crossread('agreement', ...to, '--metric', 'f1-exact')
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('This token was taken back.')
    expect(refused.err).toContain('/account')
    expect(refused.out).toBe('')
  } finally {
    await rm(folder, { recursive: true })
  }
})

story('what the API has is read on a page, from the account to the address of a problem, by keyboard and at 390', async ({ open }) => {
  const page = await open(teammate('ana'), { viewport: { width: 390, height: 844 } })
  await page.goto('/account')
  await page.getByRole('link', { name: 'API reference' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'API reference' })).toBeVisible()
  await page.getByRole('navigation', { name: 'Parts' }).getByRole('link', { name: 'Layers' }).press('Enter')
  await expect(page).toHaveURL(/#part-layers$/)
  const entry = page.getByRole('article', { name: 'List the annotations of submitted layers' })
  await expect(entry).toContainText(`'${system().origin}/api/v1/projects/PROJECT/annotations'`)
  await entry.getByText('Answer: items, next').press('Enter')
  await expect(entry.getByText('items[].extent[].start')).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await expectAccessible(page, 'the reference of the API')
  await entry.getByRole('link', { name: '404 Not found' }).press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible()
  await expect(page.getByText('so that nobody learns what there is')).toBeVisible()
})
