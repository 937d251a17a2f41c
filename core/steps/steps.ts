import { type Edit, type Step, type Steps, isIdle, subjectOf } from './step'
import { makingsIn } from './undone-makings'

/** A step taken back or done again. */
export interface Taken {
  readonly steps: Steps
  /** What is to be changed, from `before` to `after`; nothing where every step had been overtaken. */
  readonly edits: readonly Edit[]
  /** What was left out, because it has been changed elsewhere since: in another tab, on another machine, by giving up a change. */
  readonly overtaken: readonly Edit[]
}

/** Notes what has just been done. What had been taken back cannot be done again after that. */
export function record(steps: Steps, key: string, edits: readonly Edit[], flow?: string): Steps {
  const last = steps.done.at(-1)
  const [edit] = edits
  const [before] = last?.edits ?? []
  if (flow !== undefined && last?.flow === flow && steps.undone.length === 0 && edit && before && edits.length === 1 && last.edits.length === 1 && subjectOf(edit) === subjectOf(before)) {
    const joined = { ...edit, before: before.before } as Edit
    // Typed and wiped out again: nothing is left to be taken back.
    return { done: [...steps.done.slice(0, -1), ...(isIdle(joined) ? [] : [{ ...last, edits: [joined] }])], undone: [] }
  }
  const order = 1 + Math.max(last?.order ?? 0, steps.undone[0]?.order ?? 0)
  const lapsed = makingsIn(steps.undone)
  return { done: [...steps.done, { key, order, edits, ...(flow !== undefined && { flow }), ...(lapsed.length > 0 && { lapsed }) }], undone: [] }
}

/**
 * Takes the last step back that can be taken back. `stands` says whether a thing is at this moment as the edit left it;
 * where it is not, somebody has changed it elsewhere, and taking the edit back would undo what they did: it is left out.
 * Undefined when there is no step.
 */
export function back(steps: Steps, stands: (edit: Edit) => boolean): Taken | undefined {
  return take(steps.done, stands, (done, step) => ({ done, undone: step ? [...steps.undone, step] : steps.undone }), turned)
}

/** Does the step again that was taken back last; the same rules. */
export function forth(steps: Steps, stands: (edit: Edit) => boolean): Taken | undefined {
  return take(steps.undone, (edit) => stands(turned(edit)), (undone, step) => ({ done: step ? [...steps.done, step] : steps.done, undone }), (edit) => edit)
}

function take(from: readonly Step[], stands: (edit: Edit) => boolean, left: (rest: readonly Step[], step: Step | undefined) => Steps, toChange: (edit: Edit) => Edit): Taken | undefined {
  if (from.length === 0) return undefined
  const overtaken: Edit[] = []
  for (let at = from.length - 1; at >= 0; at--) {
    const step = from[at]!
    const edits = step.edits.filter(stands)
    overtaken.push(...step.edits.filter((edit) => !edits.includes(edit)))
    if (edits.length > 0) return { steps: left(from.slice(0, at), { ...step, edits }), edits: edits.map(toChange), overtaken }
  }
  return { steps: left([], undefined), edits: [], overtaken }
}

function turned(edit: Edit): Edit {
  return { ...edit, before: edit.after, after: edit.before } as Edit
}
