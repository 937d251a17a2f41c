import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { database } from '@/data/database'
import { makeTeam } from '@/data/testing/team'
import { runNode } from '../run'

// Each run is a program of its own, with a worker of its own.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 60_000 })

let scratch: string
let slug: string

beforeAll(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'crossread-articles-'))
  slug = (await makeTeam()).slug
})
afterAll(() => rm(scratch, { recursive: true, force: true }))

const crossread = (...args: string[]) => runNode('cli/start.mjs', ['import', ...args, '--format', 'articles', '--project', slug, '--data', join(scratch, 'data')], { NODE_OPTIONS: undefined })

describe('crossread import --format articles', () => {
  it('brings a folder of texts and tables, names what it refuses by file and line, and nothing twice', async () => {
    const folder = join(scratch, 'news')
    await mkdir(join(folder, 'more'), { recursive: true })
    await writeFile(join(folder, 'a.md'), '# A title 🙂\r\n\r\nThe cafe\u0301 is closed, and the שלום group left.\r\n')
    await writeFile(join(folder, 'more', 'b.csv'), 'headline,body\n"One, or two","The first text of the table 🙂, which is long enough."\nNo text,\n')
    await writeFile(join(folder, 'more', 'c.exe'), 'x')
    const first = await crossread(folder)
    expect(first.output).toMatch(/Found {8}4/)
    expect(first.output).toContain('Columns      text = body, title = headline')
    expect(first.output).toMatch(/Refused {6}2/)
    expect(first.output).toContain('Stored       2 articles')
    expect(first.output).toMatch(/more\/b\.csv:3: There is no text in “body”\./)
    expect(first.output).toMatch(/more\/c\.exe: /)
    expect(first.code).toBe(0)
    const again = await crossread(folder, '--json', '--strict')
    expect(JSON.parse(again.output)).toMatchObject({ state: 'cancelled', stored: false, counts: { found: 4, same: 2, refused: 2, added: 0 } })
    expect(again.code).toBe(2)
    const { rows } = await database().pool.query('SELECT title, provenance FROM articles a JOIN projects p ON p.id = a.project_id WHERE p.slug = $1 ORDER BY a.created_at, a.slug OFFSET 1', [slug])
    expect(rows).toEqual([{ title: 'A title 🙂', provenance: 'Brought in from news/a.md.' }, { title: 'One, or two', provenance: 'Brought in from news/more/b.csv, line 2.' }])
  })

  it('takes columns and what is near as it is told, and tells what it would store', async () => {
    const file = join(scratch, 'rows.jsonl')
    const text = Array.from({ length: 80 }, (_, index) => `word${index * 7} שלום`).join(' ')
    await writeFile(file, [{ text: 'x', other: text }, { text: 'y', other: `${text} and a few more words` }].map((one) => JSON.stringify(one)).join('\n'))
    const rehearsal = await crossread(file, '--column', 'text=other', '--near', 'leave', '--dry-run', '--json')
    expect(JSON.parse(rehearsal.output)).toMatchObject({ state: 'cancelled', mapping: { text: 'other' }, counts: { found: 2, near: 1, left: 1, ready: 1, added: 0 } })
    expect(rehearsal.code).toBe(0)
  })

  it('does not take the annotations of another tool for articles, and rehearses in no project that it would have to make', async () => {
    const folder = join(scratch, 'brat')
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, 'a.txt'), 'A text 🙂 of some words.\n')
    await writeFile(join(folder, 'a.ann'), 'T1\tx 0 1\tA\n')
    const bare = (...args: string[]) => runNode('cli/start.mjs', ['import', folder, ...args, '--data', join(scratch, 'data')], { NODE_OPTIONS: undefined })
    expect(await bare('--project', 'unmade')).toMatchObject({ code: 1, output: expect.stringContaining('Say --format brat') })
    expect(await bare('--project', 'unmade', '--format', 'articles', '--dry-run')).toMatchObject({ code: 1, output: expect.stringContaining('a rehearsal makes none') })
    expect((await database().pool.query(`SELECT FROM projects WHERE slug = 'unmade'`)).rowCount).toBe(0)
  })

  it.each([
    ['a path that is not there', ['/none/such'], 'There is no /none/such.'],
    ['a column for what is no field', [import.meta.filename, '--column', 'colour=x'], 'does not say which column is what'],
    ['a choice that is none', [import.meta.filename, '--near', 'perhaps'], 'There is no choice “perhaps”.'],
  ])('ends with 1 and a sentence for %s', async (_, args, words) => {
    const { code, output } = await crossread(...args)
    expect(output).toContain(words)
    expect(code).toBe(1)
  })
})
