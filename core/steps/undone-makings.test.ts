import { describe, expect, it } from 'vitest'
import type { AnnotationContent } from '../annotation/annotation'
import { type WorkingLayer, change, contentOf, openLayer } from '../annotation/working-layer'
import { codePoint } from '../text/offset'
import { difference, restored } from './kept-steps'
import { type Edit, type Steps, noSteps, sameState } from './step'
import { type Taken, back, forth, record } from './steps'
import { undoneMakings } from './undone-makings'

const content: AnnotationContent = { tag: 'praise', note: '', attributes: {}, quotes: ['e\u0301 👍 سلام'], extent: [{ start: codePoint(0), end: codePoint(9) }] }

/** A layer and its steps. */
class Desk {
  layer: WorkingLayer = openLayer('x', [])
  steps: Steps = noSteps
  private count = 0

  private apply(id: string, after: AnnotationContent | null) {
    const changed = change(this.layer, id, after)
    this.layer = changed?.layer ?? this.layer
    return changed ? [changed.edit] : []
  }
  private take(taken: Taken | undefined) {
    for (const edit of taken?.edits ?? []) if (edit.kind === 'annotation') this.apply(edit.id, edit.after)
    this.steps = taken?.steps ?? this.steps
    return this
  }
  private readonly stands = (edit: Edit) => edit.kind === 'annotation' && sameState(contentOf(this.layer.annotations.get(edit.id)), edit.after)
  private do(ids: readonly string[], after: AnnotationContent | null) {
    this.steps = record(this.steps, `k${++this.count}`, ids.flatMap((id) => this.apply(id, after)))
    return this
  }
  mark = (...ids: string[]) => this.do(ids, content)
  remove = (...ids: string[]) => this.do(ids, null)
  undo = () => this.take(back(this.steps, this.stands))
  redo = () => this.take(forth(this.steps, this.stands))
  /** Another visit: what was kept is read again, after what has been done before it was. */
  visit(doneMeanwhile: Steps = noSteps) {
    this.steps = restored(structuredClone(difference(noSteps, this.steps).put), doneMeanwhile)
    return this
  }
  /** Every passage that is not marked, and how it went. */
  gone() {
    const { redone, lapsed } = undoneMakings(this.steps)
    const not = [...this.layer.annotations.values()].filter(({ deleted }) => deleted)
    return Object.fromEntries(not.map(({ id }) => [id, redone.has(id) ? 'redone' : lapsed.has(id) ? 'lapsed' : 'deleted']))
  }
}

describe('what is not marked any more', () => {
  it('was deleted by whoever deleted it', () => {
    expect(new Desk().mark('a').remove('a').gone()).toEqual({ a: 'deleted' })
    expect(new Desk().mark('a').remove('a').visit().mark('b').undo().gone()).toEqual({ a: 'deleted', b: 'redone' })
  })
  it('comes back by redoing where its making was undone, and is deleted again where that is redone', () => {
    const desk = new Desk().mark('a', 'b').remove('a').undo().undo()
    expect(desk.gone()).toEqual({ a: 'redone', b: 'redone' })
    expect(desk.visit().gone()).toEqual({ a: 'redone', b: 'redone' })
    expect(desk.redo().gone()).toEqual({})
    expect(desk.redo().gone()).toEqual({ a: 'deleted' })
  })
  it('is found once something else was done, for ever and in another visit', () => {
    const desk = new Desk().mark('a', 'b').undo().mark('c')
    expect(desk.gone()).toEqual({ a: 'lapsed', b: 'lapsed' })
    expect(desk.visit().undo().gone()).toEqual({ a: 'lapsed', b: 'lapsed', c: 'redone' })
    expect(desk.mark('d').gone()).toEqual({ a: 'lapsed', b: 'lapsed', c: 'lapsed' })
  })
  it('was deleted where it had been brought back since', () => {
    const desk = new Desk().mark('a').undo().mark('c').mark('a')
    expect(desk.gone()).toEqual({})
    expect(desk.undo().gone(), 'bringing it back is taken back').toEqual({ a: 'lapsed' })
    expect(desk.redo().remove('a').gone()).toEqual({ a: 'deleted' })
  })
  it('was deleted where bringing it back was undone', () => {
    expect(new Desk().mark('a').remove('a').mark('a').undo().gone()).toEqual({ a: 'deleted' })
    expect(new Desk().mark('a').remove('a').mark('a').undo().mark('b').gone()).toEqual({ a: 'deleted' })
  })
  it('is found where something was done before the steps of earlier visits were read', () => {
    const other = new Desk().mark('c').steps
    const meanwhile = { ...other, done: other.done.map((step) => ({ ...step, key: 'here' })) }
    expect(new Desk().mark('a').undo().visit(meanwhile).gone()).toEqual({ a: 'lapsed' })
  })
})
