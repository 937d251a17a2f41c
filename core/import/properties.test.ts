import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { canonicalToRaw, rawToCanonical } from '@/core/article/offset-map'
import { blockKinds, type BlockKind } from '@/core/article/block'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { applyEdits, type BlockEdit } from './edit'
import { blockEditsSchema } from './edit-schema'
import { importArticle, type ImportedArticle } from './import-article'
import { checkCanonical } from './invariants'

// Thousands of texts take their time on a busy machine; what is tested is what comes out.
vi.setConfig({ testTimeout: 60_000 })

/** What breaks offsets and parsers, among ordinary words. */
const fragment = fc.oneof(
  fc.constantFrom(
    '🕊️', 'é', 'e\u0301', 'שלום', '👩‍👩‍👧', '\u200d', '\u200b', '\u00a0', '\ufeff', '\u2028', '\t', '\u202e',
    '\n', '\n\n', '\r\n', '\r', '  \n', '\\\n', ' ', 'word', 'Word.', 'By Jane Doe', '26 October 2020', 'Copyright ©', 'https://a.cf/',
    '# ', '> ', '- ', '1. ', '*', '**', '_', '`', '```', '[', ']', '](x)', '![', '<', '>', '\\', '\\*', '&amp;', '&#10;', '&#x1F54A;', '&', '---', '===', '    ', '[a]: b', '[a]',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
)
const rawText = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join('')).filter((text) => !text.includes('\0'))
const format = fc.constantFrom('markdown' as const, 'text' as const)

test('any text keeps the invariants or is refused in words', () => {
  fc.assert(fc.property(rawText, fc.option(format, { nil: undefined }), (raw, form) => {
    const imported = importArticle(raw, { format: form })
    if (imported.ok) expect(checkCanonical(raw, imported.value.canonical)).toEqual([])
    else expect(imported.problem.message).toMatch(/\.$|\?$/)
  }), { numRuns: 1000 })
})

test('plain text loses nothing but line endings and blank lines', () => {
  fc.assert(fc.property(rawText, (raw) => {
    const imported = importArticle(raw, { format: 'text' })
    if (!imported.ok) return
    const lines = raw.replace(/^\ufeff/, '').split(/\r\n|\r|\n/).filter((line) => /[^\s\p{Cf}\p{Cc}]/u.test(line))
    expect(imported.value.canonical.text.replace(/[ \n]/g, '')).toBe(lines.join('').replaceAll(' ', ''))
  }), { numRuns: 500 })
})

test('Markdown loses no letter outside link targets', () => {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '')
  fc.assert(fc.property(rawText.filter((raw) => !/[[\]&]/.test(raw)), (raw) => {
    const imported = importArticle(raw, { format: 'markdown' })
    if (imported.ok) expect(letters(imported.value.canonical.text)).toBe(letters(raw))
  }), { numRuns: 500 })
})

test('every character is found in the raw text, but for spaces of line breaks and character references', () => {
  fc.assert(fc.property(rawText.filter((raw) => !raw.includes('&') && !raw.includes('![')), format, (raw, form) => {
    const imported = importArticle(raw, { format: form })
    if (!imported.ok) return
    const { text, map } = imported.value.canonical
    const put = [...text].filter((_, at) => canonicalToRaw(map, codePoint(at)) === undefined)
    expect(put.filter((character) => character !== ' ' && character !== '\n')).toEqual([])
  }), { numRuns: 1000 })
})

test('the two directions of the map are inverse', () => {
  fc.assert(fc.property(rawText, (raw) => {
    const imported = importArticle(raw)
    if (!imported.ok) return
    const { text, map } = imported.value.canonical
    for (let at = 0; at < offsetTable(text).length; at++) {
      const there = canonicalToRaw(map, codePoint(at))
      if (there !== undefined) expect(rawToCanonical(map, there)).toBe(at)
    }
  }), { numRuns: 300 })
})

/** An edit that fits an article: `seed` chooses the block or the white space. Undefined where nothing is there to choose. */
const fitting = ({ canonical }: ImportedArticle, { op, seed, kind }: { op: BlockEdit['op']; seed: number; kind: BlockKind }): BlockEdit | undefined => {
  const { blocks, text } = canonical
  if (op === 'kind') return { op, block: seed % blocks.length, kind }
  if (op === 'join') return blocks.length > 1 ? { op, block: seed % (blocks.length - 1) } : undefined
  const spaces = [...text].flatMap((character, at) => (/[^\S\n]/.test(character) ? [codePoint(at)] : []))
  return spaces.length > 0 ? { op, at: spaces[seed % spaces.length]! } : undefined
}

const choice = fc.record({ op: fc.constantFrom('kind' as const, 'join' as const, 'split' as const), seed: fc.nat(), kind: fc.constantFrom(...blockKinds) })

test('edits keep the invariants; one by one or all at once they come to the same', () => {
  let applied = 0
  fc.assert(fc.property(rawText, fc.array(choice, { minLength: 1, maxLength: 6 }), (raw, choices) => {
    const imported = importArticle(raw)
    if (!imported.ok) return
    let step = imported.value
    const edits: BlockEdit[] = []
    for (const chosen of choices) {
      const edit = fitting(step, chosen)
      const next = edit && applyEdits(step, [edit])
      if (!edit || !next?.ok) continue
      edits.push(edit)
      step = next.value
      applied++
    }
    const whole = applyEdits(imported.value, edits)
    if (!whole.ok) throw new Error(whole.problem.message)
    expect(checkCanonical(raw, step.canonical)).toEqual([])
    expect(checkCanonical(raw, whole.value.canonical)).toEqual([])
    const { text, blocks } = whole.value.canonical
    expect({ text, blocks, title: whole.value.title }).toEqual({ text: step.canonical.text, blocks: step.canonical.blocks, title: step.title })
    expect(offsetTable(text).length).toBe(offsetTable(imported.value.canonical.text).length)
    expect(blockEditsSchema.parse(edits)).toEqual(edits)
  }), { numRuns: 500 })
  expect(applied).toBeGreaterThan(400)
})

test('edits that do not fit are refused and nothing else', () => {
  const wild: fc.Arbitrary<BlockEdit> = fc.oneof(
    fc.record({ op: fc.constant('kind' as const), block: fc.nat(), kind: fc.constantFrom(...blockKinds) }),
    fc.record({ op: fc.constant('join' as const), block: fc.nat(9) }),
    fc.record({ op: fc.constant('split' as const), at: fc.nat(99).map(codePoint) }),
  )
  fc.assert(fc.property(rawText, fc.array(wild, { maxLength: 3 }), (raw, edits) => {
    const imported = importArticle(raw)
    const edited = imported.ok ? applyEdits(imported.value, edits) : undefined
    if (edited?.ok) expect(checkCanonical(raw, edited.value.canonical)).toEqual([])
    else if (edited) expect(edited.problem.field).toMatch(/^edits\.\d$/)
  }), { numRuns: 500 })
})
