import type { Step, Steps } from './step'
import { makingsIn } from './undone-makings'

/** A step as it is kept from one visit to the next. */
export interface KeptStep {
  readonly step: Step
  /** It has been taken back, and can be done again. */
  readonly undone: boolean
}

/** Where the steps of one user in one article are kept; each method rejects where the browser keeps nothing. */
export interface StepStorage {
  load(): Promise<readonly KeptStep[]>
  /** Keeps and forgets, both or neither. */
  change(put: readonly KeptStep[], forget: readonly string[]): Promise<void>
  /** Forgets all of them: the article is handed in. */
  clear(): Promise<void>
}

/** The steps as they were kept. */
export function stepsOf(kept: readonly KeptStep[]): Steps {
  const inOrder = kept.toSorted((a, b) => a.step.order - b.step.order || (a.step.key < b.step.key ? -1 : 1))
  return { done: inOrder.filter(({ undone }) => !undone).map(({ step }) => step), undone: inOrder.filter(({ undone }) => undone).map(({ step }) => step).reverse() }
}

/** What has to be written so that what is kept is as the steps are now. `forget` holds keys. */
export function difference(before: Steps, now: Steps): { readonly put: readonly KeptStep[]; readonly forget: readonly string[] } {
  const known = new Map<string, KeptStep>()
  for (const step of before.done) known.set(step.key, { step, undone: false })
  for (const step of before.undone) known.set(step.key, { step, undone: true })
  const put: KeptStep[] = []
  const look = (step: Step, undone: boolean) => {
    const was = known.get(step.key)
    known.delete(step.key)
    if (was?.step !== step || was.undone !== undone) put.push({ step, undone })
  }
  for (const step of now.done) look(step, false)
  for (const step of now.undone) look(step, true)
  return { put, forget: [...known.keys()] }
}

/**
 * The steps of earlier visits before those of this one. Several tabs may have kept theirs: they come in the order of their
 * counting. What was done in this visit before they were read stands after them, and then nothing can be done again.
 */
export function restored(kept: readonly KeptStep[], now: Steps): Steps {
  const here = new Set([...now.done, ...now.undone].map(({ key }) => key))
  const earlier = stepsOf(kept.filter(({ step }) => !here.has(step.key)))
  const done = earlier.done.map(settled)
  if (here.size === 0) return { done, undone: earlier.undone.map(settled) }
  const last = Math.max(0, ...kept.map(({ step }) => step.order))
  const later = (step: Step) => ({ ...step, order: step.order + last })
  const lapsed = makingsIn(earlier.undone)
  const after = now.done.map((step, index) => later(index === 0 && lapsed.length > 0 ? { ...step, lapsed: [...lapsed, ...(step.lapsed ?? [])] } : step))
  return { done: [...done, ...after], undone: now.undone.map(later) }
}

/** Typing goes on as a step of its own in another visit. */
function settled(step: Step): Step {
  if (step.flow === undefined) return step
  const { flow: _, ...rest } = step
  return rest
}
