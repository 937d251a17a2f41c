import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import type { Annotation, AnnotationContent } from './annotation'
import { type WorkingLayer, confirm, contentOf, edit, fallBack, openLayer, redo, replay, undo } from './working-layer'

const content = (note: string, tag = 'labelling'): AnnotationContent => ({
  tag, note, attributes: {}, quotes: ['e\u0301 👍 سلام'], extent: [{ start: codePoint(0), end: codePoint(9) }],
})
const stored = (id: string, note: string, version = 1, deleted = false): Annotation => ({ ...content(note), id, version, deleted, assignmentId: 'x', changedAt: 'then' })
const note = (layer: WorkingLayer, id: string) => contentOf(layer.annotations.get(id))?.note ?? null

describe('edit', () => {
  const layer = openLayer('x', [stored('a', 'old', 3)])

  it('makes an annotation, based on nothing', () => {
    const made = edit(layer, 'b', content('new'))!
    expect(made.write).toMatchObject({ kind: 'put', id: 'b', basedOn: 0, note: 'new' })
    expect(made.layer.annotations.get('b')).toMatchObject({ note: 'new', version: 0, deleted: false, assignmentId: 'x' })
  })
  it('changes and deletes on the version that was seen', () => {
    expect(edit(layer, 'a', content('new'))!.write).toMatchObject({ kind: 'put', basedOn: 3 })
    expect(edit(layer, 'a', null)!.write).toEqual({ kind: 'delete', id: 'a', basedOn: 3 })
  })
  it('is nothing when nothing changes', () => {
    expect(edit(layer, 'a', content('old'))).toBeUndefined()
    expect(edit(layer, 'nobody', null)).toBeUndefined()
  })
  it('takes the typing of a note for one step', () => {
    const typed = ['n', 'no', 'not'].reduce((current, text) => edit(current, 'a', content(text), 'note')!.layer, layer)
    expect(typed.done).toHaveLength(1)
    expect(note(undo(typed)!.layer, 'a')).toBe('old')
    expect(note(redo(undo(typed)!.layer)!.layer, 'a')).toBe('not')
  })
})

describe('undo', () => {
  it('brings a deleted annotation back on its last version', () => {
    const deleted = confirm(edit(openLayer('x', [stored('a', 'old', 3)]), 'a', null)!.layer, stored('a', 'old', 4, true))
    expect(undo(deleted)!.write).toMatchObject({ kind: 'put', basedOn: 4, note: 'old' })
  })
  it('is nothing without a step', () => {
    expect(undo(openLayer('x', []))).toBeUndefined()
    expect(redo(openLayer('x', []))).toBeUndefined()
  })
  it('leads back through everything, and forth again', () => {
    const step = fc.record({ id: fc.constantFrom('a', 'b'), note: fc.option(fc.constantFrom('1', '2', '3')) })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
        const start = openLayer('x', [stored('a', 'old')])
        let layer = start
        for (const one of steps) layer = edit(layer, one.id, one.note === null ? null : content(one.note))?.layer ?? layer
        const end = [note(layer, 'a'), note(layer, 'b')]
        for (let back = undo(layer); back; back = undo(layer)) layer = back.layer
        expect([note(layer, 'a'), note(layer, 'b')]).toEqual(['old', null])
        for (let forth = redo(layer); forth; forth = redo(layer)) layer = forth.layer
        expect([note(layer, 'a'), note(layer, 'b')]).toEqual(end)
      }),
    )
  })
})

describe('confirm', () => {
  it('takes the version over and leaves what was written since', () => {
    const layer = confirm(edit(openLayer('x', [stored('a', 'old')]), 'a', content('newer'))!.layer, stored('a', 'new', 2))
    expect(layer.annotations.get('a')).toMatchObject({ note: 'newer', version: 2 })
    expect(layer.stored.get('a')).toMatchObject({ note: 'new' })
  })
})

describe('fallBack', () => {
  it('shows theirs, and undoing shows mine', () => {
    const layer = fallBack(edit(openLayer('x', [stored('a', 'old')]), 'a', content('mine'))!.layer, 'a', stored('a', 'theirs', 5))
    expect(note(layer, 'a')).toBe('theirs')
    expect(undo(layer)!.write).toMatchObject({ kind: 'put', note: 'mine', basedOn: 5 })
  })
  it('without theirs, shows what the server had, or nothing', () => {
    expect(note(fallBack(edit(openLayer('x', [stored('a', 'old')]), 'a', content('mine'))!.layer, 'a'), 'a')).toBe('old')
    expect(note(fallBack(edit(openLayer('x', []), 'a', content('mine'))!.layer, 'a'), 'a')).toBeNull()
  })
})

describe('replay', () => {
  it('shows what an earlier visit left unsent, without a step back', () => {
    const layer = replay(openLayer('x', [stored('a', 'old')]), [
      { kind: 'put', id: 'b', basedOn: 0, ...content('unsent') },
      { kind: 'delete', id: 'a', basedOn: 1 },
    ])
    expect([note(layer, 'a'), note(layer, 'b')]).toEqual([null, 'unsent'])
    expect(layer.done).toEqual([])
  })
})
