import { describe, expect, it } from 'vitest'
import { applyEdits } from '@/core/import/edit'
import { importArticle, type ImportedArticle } from '@/core/import/import-article'
import { articleSchema } from '@/core/request/article'
import type { Result } from '@/core/result'
import { codePoint } from '@/core/text/offset'
import { offsetTable } from '@/core/text/offset-table'
import { countsOf } from './counts'
import { deskStep, emptyDesk, type DeskAction, type DeskState } from './desk-state'
import { articleBody, blankDetails, openingOf, shownDetails } from './details'
import { splitPlace } from './split-place'

const raw = '# The fox 🦊 of שלום\n\nOne cafe\u0301 🦊 two. Three four five.\n\nSecond paragraph here.\n'

function get<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message)
  return result.value
}
const imported: ImportedArticle = get(importArticle(raw))

describe('splitPlace', () => {
  const block = imported.canonical.blocks[1]!
  const words = offsetTable(imported.canonical.text).slice(block.start, block.end)

  it.each([
    ['at the start', 0, 'cafe\u0301 🦊 two. Three'],
    ['inside the emoji', words.indexOf('🦊') + 1, '🦊 two. Three four'],
    ['just before a space', words.indexOf(' Three'), 'Three four five.'],
    ['just after a space', words.indexOf('Three'), 'Three four five.'],
    ['at the end', words.length, 'five.'],
  ])('%s finds the nearest white space, and the importer takes it', (_, caret, before) => {
    const place = splitPlace(block, words, caret)!
    expect(place.before).toBe(before)
    const split = get(applyEdits(imported, [{ op: 'split', at: place.at }]))
    expect(split.canonical.text.split('\n')[2]!.startsWith(before)).toBe(true)
  })

  it('finds nothing in one word, or beside white space that has words on one side only', () => {
    expect(splitPlace({ ...block, start: codePoint(0) }, 'שלום🦊', 2)).toBeUndefined()
    expect(splitPlace({ ...block, start: codePoint(0) }, ' e\u0301 ', 1)).toBeUndefined()
  })
})

describe('deskStep', () => {
  const run = (...actions: DeskAction[]): DeskState => actions.reduce(deskStep, emptyDesk)
  const text: DeskAction = { type: 'text', raw, file: null }
  const join: DeskAction = { type: 'edit', edit: { op: 'join', block: 1 } }
  const kind = (block: number, name: 'quote' | 'footer'): DeskAction => ({ type: 'edit', edit: { op: 'kind', block, kind: name } })

  it('undoes and redoes corrections', () => {
    expect(run(text, join, { type: 'undo' }).now.edits).toEqual([])
    expect(run(text, join, { type: 'undo' }, { type: 'redo' }).now.edits).toHaveLength(1)
    expect(run(text, { type: 'undo' }).now.raw).toBe(raw)
  })

  it('counts a walk through the kinds of one block as one change', () => {
    const state = run(text, kind(1, 'quote'), kind(1, 'footer'), kind(2, 'quote'))
    expect(state.now.edits).toHaveLength(2)
    expect(deskStep(deskStep(state, { type: 'undo' }), { type: 'undo' }).now.edits).toEqual([])
  })

  it('brings text and corrections back together', () => {
    const state = run(text, join, { type: 'text', raw: 'other', file: 'b.txt' })
    expect(state.now.edits).toEqual([])
    expect(deskStep(state, { type: 'undo' }).now).toMatchObject({ raw, file: null, edits: [{ op: 'join', block: 1 }] })
  })

  it('brings back what was typed where a file has come in its place, and leaves typing to the field', () => {
    const state = run(text, { type: 'text', raw: 'other 🦊', file: 'b.txt' })
    expect(deskStep(state, { type: 'undo' }).now).toMatchObject({ raw, file: null })
    expect(run(text, { type: 'text', raw: `${raw}more`, file: null }).past).toEqual([])
    expect(run({ type: 'text', raw: ' ', file: null }, { type: 'text', raw, file: 'b.txt' }).past, 'nothing was there').toEqual([])
  })

  it('begins afresh with another format, and forgets what was undone with another edit', () => {
    expect(run(text, join, { type: 'format', format: 'text' }).now).toMatchObject({ format: 'text', edits: [] })
    expect(run(text, join, { type: 'undo' }, kind(0, 'quote')).future).toEqual([])
  })
})

describe('details', () => {
  it('follows the guess until somebody writes', () => {
    expect(shownDetails(blankDetails, imported)).toMatchObject({ title: 'The fox 🦊 of שלום', slug: 'the-fox-of', byline: '' })
    expect(shownDetails({ ...blankDetails, title: 'Mine' }, imported)).toMatchObject({ title: 'Mine', slug: 'mine' })
    expect(shownDetails({ ...blankDetails, title: '' }, imported)).toMatchObject({ title: '', slug: 'one-cafe-two-three-four-five' })
  })

  it('makes a body that the schema takes, with unknown as null', () => {
    const desk = { ...emptyDesk.now, raw }
    expect(articleSchema.parse(articleBody(desk, imported, { ...blankDetails, title: '' }))).toMatchObject({
      raw,
      format: 'markdown',
      title: null,
      byline: null,
      publisherId: null,
      slug: 'one-cafe-two-three-four-five',
    })
  })

  it('names an article by its first words', () => {
    expect(openingOf(imported, 3)).toBe('One cafe\u0301 🦊')
  })
})

it('counts blocks, words and code points', () => {
  const edited = get(applyEdits(imported, [{ op: 'kind', block: 2, kind: 'footer' }]))
  expect(countsOf(edited.canonical)).toEqual({
    blocks: 3,
    words: 13,
    codePoints: [...edited.canonical.text].length,
    dimmedBlocks: 1,
    dimmedWords: 3,
    foldedBlocks: 1,
  })
})
