import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { reuniteCommand } from '@/cli/reunite/reunite-command'
import { exportLayers } from '@/core/export/choice'
import { checkArticleLine } from '@/core/export/read-jsonl'
import { plainCanonical, reuniteLine } from '@/core/export/reunite'
import { standOffLine } from '@/core/export/stand-off'
import { testArticle } from '@/core/export/test-article'
import { articleLine } from '@/core/export/write-article-line'
import { importArticle } from '@/core/import/import-article'

const folder = mkdtempSync(join(tmpdir(), 'crossread-reunite-'))
afterAll(() => rmSync(folder, { recursive: true }))
const python = ['python3', 'python'].find((name) => spawnSync(name, ['-c', 'import sys; sys.exit(sys.version_info < (3, 8))']).status === 0)

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const sample = testArticle()
const article = { ...sample, textSha256: sha256(sample.text) }
const layers = new Set(exportLayers.filter((layer) => layer !== 'discussion'))
const whole = articleLine(article, layers)
const bare = standOffLine(whole, { sha256, isOption: () => false })

/** A fresh folder of texts and a package of one line, as the two programs are given them. */
let rounds = 0
function given(texts: Readonly<Record<string, string>>, line: object = bare) {
  const at = join(folder, String(++rounds))
  mkdirSync(join(at, 'texts', 'deep'), { recursive: true })
  for (const [name, text] of Object.entries(texts)) writeFileSync(join(at, 'texts', name), text)
  writeFileSync(join(at, 'articles.jsonl'), `${JSON.stringify(line)}\n`)
  return { at, package: join(at, 'articles.jsonl'), texts: join(at, 'texts'), out: join(at, 'whole.jsonl') }
}

const programs = {
  'crossread reunite': async (where: ReturnType<typeof given>) => {
    const before = process.exitCode
    const said: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line))
    try {
      process.exitCode = 0
      await reuniteCommand(where.package, where.texts, { out: where.out })
      return { failed: process.exitCode !== 0, said: said.join('\n') }
    } finally {
      log.mockRestore()
      process.exitCode = before
    }
  },
  ...(python ? {
    'reunite.py': async (where: ReturnType<typeof given>) => {
      const { status, stdout, stderr } = spawnSync(python, ['docs/examples/reunite.py', where.package, where.texts, where.out], { encoding: 'utf8', env: { ...process.env, PYTHONIOENCODING: 'utf-8' } })
      return { failed: status !== 0, said: stdout + stderr }
    },
  } : {}),
}

describe.each(Object.entries(programs))('%s', (_, reunite) => {
  it.each([
    ['as it is', sample.text], ['with a byte order mark, CRLF and empty lines', `\ufeff${sample.text.replaceAll('\n', '\r\n \u200b\r\n')}\r\n`],
  ])('finds a text %s by its hash, whatever its file is called, and fills in every quote', async (_form, text) => {
    const where = given({ 'deep/anything.text': text, 'other.txt': 'other words' })
    expect(await reunite(where)).toEqual({ failed: false, said: expect.stringMatching(/\b1 article\b/) })
    const line = readFileSync(where.out, 'utf8').trimEnd()
    expect(checkArticleLine(line)).toEqual([])
    const read = JSON.parse(line) as typeof whole
    expect(read.text).toBe(sample.text)
    expect(read.layers.map((layer) => layer.annotations.map(({ fragments }) => fragments))).toEqual(whole.layers.map((layer) => layer.annotations.map(({ fragments }) => fragments)))
    expect([read.cases, read.gold, read.softLabels]).toEqual([whole.cases, whole.gold, whole.softLabels])
  })

  it('names a text that is missing, and one that is another', async () => {
    expect(await reunite(given({ 'x.txt': 'no such words' }))).toEqual({ failed: true, said: expect.stringContaining(`${sample.slug}: its text is missing`) })
    expect(await reunite(given({ [`${sample.slug}.txt`]: `${sample.text}!` }))).toEqual({ failed: true, said: expect.stringMatching(/holds another text/) })
  })

  it('leaves out an article with an offset that is not where its quote was', async () => {
    const moved = structuredClone(bare) as { softLabels: { fragments: { end: number }[] }[] }
    moved.softLabels[0]!.fragments[0]!.end += 1
    expect(await reunite(given({ 'a.txt': sample.text }, moved))).toEqual({ failed: true, said: expect.stringMatching(/the words at \d+-\d+ are not those that were quoted/) })
  })
})

it('plain texts are canonical as Crossread makes them', () => {
  const character = fc.constantFrom('a', '🙂', 'cafe\u0301', 'שלום', ' ', '\n', '\r\n', '\r', '\u200b', '\u00a0', '\u2028', '\u0085', '\t', '\u001f', '.')
  fc.assert(fc.property(fc.string({ unit: character, maxLength: 60 }), (text) => {
    const imported = importArticle(`Begin.\n${text}`, { format: 'text' })
    // Lines that break off in the middle of a sentence are joined when they are brought in: that is not for a program of a few lines.
    if (imported.ok && imported.value.canonical.text.split('\n').length === plainCanonical(`Begin.\n${text}`).split('\n').length) expect(plainCanonical(`Begin.\n${text}`)).toBe(imported.value.canonical.text)
    expect(plainCanonical(plainCanonical(text))).toBe(plainCanonical(text))
  }))
})

it('a line that is none is refused', () => {
  for (const line of [null, 1, [], {}, { schema: null }, { schema: { name: 'crossread/article' }, article: {} }, { ...bare, textSha256: 1 }]) expect(reuniteLine(line, sample.text, sha256)).toMatchObject({ ok: false })
})
