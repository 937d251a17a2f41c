import { describe, expect, it } from 'vitest'
import { codePoint } from '../text/offset'
import type { Annotation, AnnotationContent } from './annotation'
import { type Origin, byHand } from './origin'
import { type WorkingLayer, change, confirm, contentOf, fallBack, openLayer, replay } from './working-layer'

const content = (note: string, tag = 'labelling'): AnnotationContent => ({
  tag, note, attributes: {}, quotes: ['e\u0301 👍 سلام'], extent: [{ start: codePoint(0), end: codePoint(9) }],
})
const stored = (id: string, note: string, version = 1, deleted = false): Annotation => ({ ...content(note), origin: byHand, id, version, deleted, assignmentId: 'x', changedAt: 'then' })
const note = (layer: WorkingLayer, id: string) => contentOf(layer.annotations.get(id))?.note ?? null
const bySearch: Origin = { by: 'search', phrase: 'e\u0301 👍' }

describe('change', () => {
  const layer = openLayer('x', [stored('a', 'old', 3)])

  it('makes an annotation, based on nothing', () => {
    const made = change(layer, 'b', content('new'))!
    expect(made.write).toEqual({ kind: 'put', id: 'b', basedOn: 0, ...content('new') })
    expect(made.layer.annotations.get('b')).toMatchObject({ note: 'new', version: 0, deleted: false, assignmentId: 'x', origin: byHand })
    expect(made.edit).toEqual({ kind: 'annotation', id: 'b', before: null, after: content('new'), origin: byHand, made: true })
    expect(change(change(made.layer, 'b', null)!.layer, 'b', content('back'))!.edit, 'brought back').not.toHaveProperty('made')
  })
  it('changes and deletes on the version that was seen', () => {
    expect(change(layer, 'a', content('new'))!.write).toMatchObject({ kind: 'put', basedOn: 3 })
    expect(change(layer, 'a', null)!.write).toEqual({ kind: 'delete', id: 'a', basedOn: 3 })
  })
  it('is nothing when nothing changes', () => {
    expect(change(layer, 'a', content('old'))).toBeUndefined()
    expect(change(layer, 'nobody', null)).toBeUndefined()
  })
  it('says how it was made with every write, and leaves that as it is', () => {
    const made = change(layer, 'b', content('new'), bySearch)!
    expect(made.write).toMatchObject({ origin: bySearch })
    const changed = change(made.layer, 'b', content('newer'), byHand)!
    expect(changed.write).toMatchObject({ basedOn: 0, origin: bySearch })
    expect(change(change(changed.layer, 'b', null)!.layer, 'b', content('back'))!.layer.annotations.get('b')).toMatchObject({ origin: bySearch, deleted: false })
    expect(change(layer, 'a', content('by hand'), bySearch)!.write).not.toHaveProperty('origin')
  })
  it('brings a deleted annotation back on its last version', () => {
    const deleted = confirm(change(layer, 'a', null)!.layer, stored('a', 'old', 4, true))
    expect(change(deleted, 'a', content('old'))!.write).toMatchObject({ kind: 'put', basedOn: 4, note: 'old' })
  })
})

describe('confirm', () => {
  it('takes the version over and leaves what was written since', () => {
    const layer = confirm(change(openLayer('x', [stored('a', 'old')]), 'a', content('newer'))!.layer, stored('a', 'new', 2))
    expect(layer.annotations.get('a')).toMatchObject({ note: 'newer', version: 2 })
    expect(layer.stored.get('a')).toMatchObject({ note: 'new' })
  })
})

describe('a confirmation older than what the server gave', () => {
  // The answer to “mine” was lost; another machine wrote “theirs” on top; this page opened after that.
  const opened = replay(openLayer('x', [stored('a', 'theirs', 2)]), [{ kind: 'put', id: 'a', basedOn: 0, ...content('mine') }])

  it('does not put an old version on the page', () => {
    const layer = confirm(opened, stored('a', 'mine', 1))
    expect(layer.annotations.get('a')).toMatchObject({ note: 'theirs', version: 2 })
    expect(layer.stored.get('a')).toMatchObject({ note: 'theirs', version: 2 })
    const gone = confirm(replay(openLayer('x', [stored('a', 'theirs', 3)]), [{ kind: 'delete', id: 'a', basedOn: 1 }]), stored('a', 'mine', 2, true))
    expect(gone.annotations.get('a')).toMatchObject({ note: 'theirs', version: 3, deleted: false })
  })

  it('leaves what was written since, which never saw the newer one and must not be laid over it', () => {
    const changed = change(opened, 'a', content('mine, later'))!
    expect(changed.write).toMatchObject({ basedOn: 0 })
    const layer = confirm(changed.layer, stored('a', 'mine', 1))
    expect(layer.annotations.get('a')).toMatchObject({ note: 'mine, later', version: 1 })
    expect(note(fallBack(layer, 'a').layer, 'a')).toBe('theirs')
  })
})

describe('fallBack', () => {
  it('shows theirs, with the edit by which mine can be had back on top of it', () => {
    const { layer, edit } = fallBack(change(openLayer('x', [stored('a', 'old')]), 'a', content('mine'))!.layer, 'a', stored('a', 'theirs', 5))
    expect(note(layer, 'a')).toBe('theirs')
    expect(change(layer, 'a', edit!.before)!.write).toMatchObject({ kind: 'put', note: 'mine', basedOn: 5 })
  })
  it('without theirs, shows what the server had, or nothing', () => {
    expect(note(fallBack(change(openLayer('x', [stored('a', 'old')]), 'a', content('mine'))!.layer, 'a').layer, 'a')).toBe('old')
    const never = fallBack(change(openLayer('x', []), 'a', content('mine'))!.layer, 'a')
    expect(note(never.layer, 'a')).toBeNull()
    expect(never.edit).toBeUndefined()
  })
})

describe('replay', () => {
  it('shows what an earlier visit left unsent, made as it was', () => {
    const layer = replay(openLayer('x', [stored('a', 'old')]), [
      { kind: 'put', id: 'b', basedOn: 0, ...content('unsent'), origin: bySearch },
      { kind: 'delete', id: 'a', basedOn: 1 },
    ])
    expect([note(layer, 'a'), note(layer, 'b')]).toEqual([null, 'unsent'])
    expect(layer.annotations.get('b')!.origin).toEqual(bySearch)
  })
})
