import { describe, expect, it } from 'vitest'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { applyEdits, type BlockEdit } from './edit'
import { blockEditSchema, blockEditsSchema } from './edit-schema'
import { importArticle, type ImportedArticle } from './import-article'
import { checkCanonical } from './invariants'

const raw = '# 🕊️ Doves\n\nBy Jane Doe\n\nThe **café was** full.\n\nשלום to all of them.\n'
const imported = (() => {
  const result = importArticle(raw)
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
})()

const edit = (...edits: BlockEdit[]): ImportedArticle => {
  const result = applyEdits(imported, edits)
  if (!result.ok) throw new Error(result.problem.message)
  expect(checkCanonical(raw, result.value.canonical)).toEqual([])
  return result.value
}
const blocksOf = ({ canonical }: ImportedArticle) =>
  canonical.blocks.map((block) => [block.kind, offsetTable(canonical.text).slice(block.start, block.end)])
const at = (words: string) => codePoint([...imported.canonical.text.slice(0, imported.canonical.text.indexOf(words))].length)

describe('applyEdits', () => {
  it('changes a kind, and what the text says of itself with it', () => {
    const edited = edit({ op: 'kind', block: 0, kind: 'furniture' }, { op: 'kind', block: 2, kind: 'title' })
    expect(edited.title).toBe('The café was full.')
    expect(edit({ op: 'kind', block: 1, kind: 'paragraph' }).byline).toBeNull()
  })

  it('joins with the next block by a space', () =>
    expect(blocksOf(edit({ op: 'join', block: 2 }))).toEqual([
      ['title', '🕊️ Doves'], ['byline', 'By Jane Doe'], ['paragraph', 'The café was full. שלום to all of them.'],
    ]))

  it('splits at white space, marks and map with it', () => {
    const edited = edit({ op: 'split', at: codePoint(at('was') - 1) })
    expect(blocksOf(edited).slice(2, 4)).toEqual([['paragraph', 'The café'], ['paragraph', 'was full.']])
    const { slice } = offsetTable(edited.canonical.text)
    expect(edited.canonical.marks.map((mark) => slice(mark.start, mark.end))).toEqual(['café', 'was'])
    expect(edited.canonical.map).toHaveLength(imported.canonical.map.length + 1)
  })

  it('comes back to where it was when a join is split again, and a split joined', () => {
    const { end } = imported.canonical.blocks[2]!
    expect(edit({ op: 'join', block: 2 }, { op: 'split', at: end }).canonical).toEqual(imported.canonical)
    expect(edit({ op: 'split', at: codePoint(at('was') - 1) }, { op: 'join', block: 2 }).canonical).toEqual(imported.canonical)
  })

  it('counts blocks as the edits before left them', () =>
    expect(blocksOf(edit({ op: 'join', block: 0 }, { op: 'kind', block: 1, kind: 'quote' }))[1]).toEqual(['quote', 'The café was full.']))

  it.each<[string, BlockEdit, string]>([
    ['a block that is not there', { op: 'kind', block: 4, kind: 'title' }, 'There is no block 5: the text has 4.'],
    ['the last block', { op: 'join', block: 3 }, 'The last block has none after it to be joined with.'],
    ['a letter', { op: 'split', at: at('café') }, 'A block can be split only at white space.'],
    ['a place outside', { op: 'split', at: codePoint(999) }, 'There is no block at character 999.'],
    ['the line feed after a block', { op: 'split', at: imported.canonical.blocks[0]!.end }, `There is no block at character ${imported.canonical.blocks[0]!.end}.`],
  ])('refuses %s and says which edit it was', (_, wrong, message) =>
    expect(applyEdits(imported, [{ op: 'kind', block: 0, kind: 'title' }, wrong])).toEqual({ ok: false, problem: { code: 'invalid', message, field: 'edits.1' } }))

  it('refuses a split that leaves nothing to see on one side', () => {
    const padded = importArticle('  שלום é 🕊️', { format: 'text' })
    expect(padded.ok && applyEdits(padded.value, [{ op: 'split', at: codePoint(1) }])).toMatchObject({ ok: false })
    expect(padded.ok && applyEdits(padded.value, [{ op: 'split', at: codePoint(6) }])).toMatchObject({ ok: true })
  })
})

describe('blockEditSchema', () => {
  it('takes the three operations', () => {
    const edits: BlockEdit[] = [{ op: 'kind', block: 0, kind: 'title' }, { op: 'join', block: 1 }, { op: 'split', at: codePoint(3) }]
    const parsed: BlockEdit[] = blockEditsSchema.parse(edits)
    expect(parsed).toEqual(edits)
  })

  it.each([
    [{ op: 'kind', block: 0, kind: 'headline' }], [{ op: 'kind', block: -1, kind: 'title' }], [{ op: 'join', block: 0, kind: 'title' }], [{ op: 'split', at: 1.5 }],
    [{ op: 'split', at: '3' }], [{ op: 'remove', block: 0 }], [{}], [null],
  ])('refuses %j', (value) => expect(blockEditSchema.safeParse(value).success).toBe(false))
})
