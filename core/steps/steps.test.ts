import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotationContent } from '../annotation/annotation'
import { byHand } from '../annotation/origin'
import { codePoint } from '../text/offset'
import { difference, restored, stepsOf } from './kept-steps'
import { type Edit, type Steps, noSteps, sameState } from './step'
import { type Taken, back, forth, record } from './steps'

const content = (note: string): AnnotationContent => ({ tag: 'labelling', note, attributes: {}, quotes: ['e\u0301 👍 سلام'], extent: [{ start: codePoint(0), end: codePoint(9) }] })

/** A layer as short as can be: a note for each annotation, and what is done to it. */
class Desk {
  steps: Steps = noSteps
  readonly notes = new Map<string, string>()
  private count = 0

  private readonly state = (id: string) => (this.notes.has(id) ? content(this.notes.get(id)!) : null)
  readonly stands = (edit: Edit) => edit.kind === 'annotation' && sameState(this.state(edit.id), edit.after)
  private put(id: string, note: string | null) {
    if (note === null) this.notes.delete(id)
    else this.notes.set(id, note)
  }
  do(changes: Readonly<Record<string, string | null>>, flow?: string) {
    const edits = Object.entries(changes).map(([id, note]): Edit => ({ kind: 'annotation', id, before: this.state(id), after: note === null ? null : content(note), origin: byHand }))
    for (const [id, note] of Object.entries(changes)) this.put(id, note)
    this.steps = record(this.steps, `k${++this.count}`, edits, flow)
  }
  /** As another tab or machine does. */
  elsewhere(id: string, note: string | null) {
    this.put(id, note)
  }
  take(taken: Taken | undefined) {
    if (!taken) return undefined
    for (const edit of taken.edits) if (edit.kind === 'annotation') this.put(edit.id, edit.after?.note ?? null)
    this.steps = taken.steps
    return taken.overtaken.length
  }
  undo = () => this.take(back(this.steps, this.stands))
  redo = () => this.take(forth(this.steps, this.stands))
  seen = () => Object.fromEntries([...this.notes].toSorted())
}

describe('steps', () => {
  it('are none at first', () => {
    expect(back(noSteps, () => true)).toBeUndefined()
    expect(forth(noSteps, () => true)).toBeUndefined()
  })

  it('lead back through everything and forth again, also over a reload at any moment', () => {
    const doing = fc.record({ id: fc.constantFrom('a', 'b', 'c'), note: fc.option(fc.constantFrom('1', '2', '3'), { nil: null }), both: fc.boolean() })
    fc.assert(fc.property(fc.array(doing, { maxLength: 25 }), fc.array(fc.boolean(), { maxLength: 60 }), (done, reloads) => {
      const desk = new Desk()
      let kept = new Map<string, { step: Steps['done'][number]; undone: boolean }>()
      let known = noSteps
      let at = 0
      const keep = () => {
        const { put, forget } = difference(known, desk.steps)
        for (const key of forget) kept.delete(key)
        for (const one of put) kept.set(one.step.key, structuredClone(one))
        known = desk.steps
        if (!reloads[at++]) return
        const rows = [...kept.values()].toReversed()
        known = stepsOf(rows)
        desk.steps = restored(rows, noSteps)
        kept = new Map(rows.map((one) => [one.step.key, one]))
      }
      for (const { id, note, both } of done) {
        desk.do(both ? { [id]: note, d: note } : { [id]: note })
        keep()
      }
      const end = desk.seen()
      while (desk.steps.done.length > 0) {
        expect(desk.undo()).toBe(0)
        keep()
      }
      expect(desk.seen()).toEqual({})
      while (desk.steps.undone.length > 0) {
        expect(desk.redo()).toBe(0)
        keep()
      }
      expect(desk.seen()).toEqual(end)
    }))
  })

  it('take many edits for one step', () => {
    const desk = new Desk()
    desk.do({ a: '1' })
    desk.do({ b: '1', c: '1', d: '1' })
    desk.undo()
    expect(desk.seen()).toEqual({ a: '1' })
    desk.redo()
    expect(desk.seen()).toEqual({ a: '1', b: '1', c: '1', d: '1' })
  })

  it('take the typing of a note for one step, and none for what was wiped out again', () => {
    const desk = new Desk()
    desk.do({ a: '' })
    for (const typed of ['n', 'no', 'not']) desk.do({ a: typed }, 'note')
    expect(desk.steps.done).toHaveLength(2)
    desk.do({ b: '' }, 'note')
    expect(desk.steps.done).toHaveLength(3)
    desk.undo()
    desk.undo()
    expect(desk.seen()).toEqual({ a: '' })
    desk.do({ a: 'x' }, 'note')
    desk.do({ a: '' }, 'note')
    expect(desk.steps.done).toHaveLength(1)
  })

  it('cannot be done again once something else was done', () => {
    const desk = new Desk()
    desk.do({ a: '1' })
    desk.undo()
    desk.do({ b: '1' })
    expect(desk.redo()).toBeUndefined()
  })

  it('leave out what has been changed elsewhere since, and go on with the step before', () => {
    const desk = new Desk()
    desk.do({ a: '1' })
    desk.do({ b: '1' })
    desk.do({ b: '2' })
    desk.elsewhere('b', 'theirs')
    expect(desk.undo(), 'both steps of b').toBe(2)
    expect(desk.seen()).toEqual({ b: 'theirs' })
    expect(desk.undo()).toBeUndefined()
    expect(desk.redo()).toBe(0)
    expect(desk.seen()).toEqual({ a: '1', b: 'theirs' })
  })

  it('leave only the part of a step out that was overtaken', () => {
    const desk = new Desk()
    desk.do({ a: '1', b: '1', c: '1' })
    desk.elsewhere('b', 'theirs')
    expect(desk.undo()).toBe(1)
    expect(desk.seen()).toEqual({ b: 'theirs' })
    expect(desk.redo()).toBe(0)
    expect(desk.seen()).toEqual({ a: '1', b: 'theirs', c: '1' })
    desk.undo()
    desk.elsewhere('a', 'theirs')
    desk.elsewhere('c', 'theirs')
    expect(desk.redo(), 'nothing is left of it').toBe(2)
    expect(desk.seen()).toEqual({ a: 'theirs', b: 'theirs', c: 'theirs' })
    expect(desk.steps).toEqual(noSteps)
  })
})

describe('steps that were kept', () => {
  const doneBy = (prefix: string, changes: readonly (readonly [string, string])[], undo = 0): Steps => {
    const desk = new Desk()
    for (const [id, note] of changes) desk.do({ [id]: note })
    for (let at = 0; at < undo; at++) desk.undo()
    const named = (steps: Steps['done']) => steps.map((step) => ({ ...step, key: prefix + step.key }))
    return { done: named(desk.steps.done), undone: named(desk.steps.undone) }
  }
  const keys = ({ done, undone }: Steps) => [done.map(({ key }) => key).join(' '), undone.map(({ key }) => key).join(' ')]

  it('come before those of this visit, which rise from there', () => {
    const kept = difference(noSteps, doneBy('x', [['a', '1'], ['b', '1'], ['c', '1']], 1)).put
    const alone = restored(kept, noSteps)
    expect(keys(alone)).toEqual(['xk1 xk2', 'xk3'])
    const joined = restored(kept, doneBy('y', [['d', '1'], ['d', '2']], 1))
    expect(keys(joined), 'what had been taken back is past').toEqual(['xk1 xk2 yk1', 'yk2'])
    const orders = [...joined.done, ...joined.undone].map(({ order }) => order)
    expect(orders).toEqual(orders.toSorted((a, b) => a - b))
    expect(new Set(orders).size).toBe(orders.length)
  })
  it('of two tabs come in the order of their counting', () => {
    const kept = [...difference(noSteps, doneBy('x', [['a', '1'], ['b', '1']])).put, ...difference(noSteps, doneBy('y', [['c', '1']])).put]
    expect(keys(stepsOf(kept))).toEqual(['xk1 yk1 xk2', ''])
  })
  it('are written only where they differ', () => {
    const desk = new Desk()
    desk.do({ a: '1' })
    const before = desk.steps
    desk.do({ b: '1' })
    expect(difference(before, desk.steps).put.map(({ step }) => step.key)).toEqual(['k2'])
    const two = desk.steps
    desk.undo()
    expect(difference(two, desk.steps)).toMatchObject({ put: [{ step: { key: 'k2' }, undone: true }], forget: [] })
    const undone = desk.steps
    desk.do({ c: '1' })
    expect(difference(undone, desk.steps)).toMatchObject({ put: [{ step: { key: 'k3' }, undone: false }], forget: ['k2'] })
  })
})
