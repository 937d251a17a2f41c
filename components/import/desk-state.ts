import type { BlockEdit } from '@/core/import/edit'
import type { ArticleFormat } from '@/core/import/format'

/** What lies on the desk: a text, how it is read, and the corrections made to it. */
export interface Desk {
  readonly raw: string
  /** The file it came from; null for a pasted text. */
  readonly file: string | null
  /** As chosen; undefined lets the importer find out. */
  readonly format: ArticleFormat | undefined
  readonly edits: readonly BlockEdit[]
}

/** The desk with what it was before each step, and what was undone. */
export interface DeskState {
  readonly now: Desk
  readonly past: readonly Desk[]
  readonly future: readonly Desk[]
}

export type DeskAction =
  | { readonly type: 'text'; readonly raw: string; readonly file: string | null; readonly format?: ArticleFormat }
  | { readonly type: 'format'; readonly format: ArticleFormat }
  | { readonly type: 'edit'; readonly edit: BlockEdit }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' }

export const emptyDesk: DeskState = { now: { raw: '', file: null, format: undefined, edits: [] }, past: [], future: [] }

/**
 * One step at the desk. Another text or format begins the corrections afresh, because they count
 * blocks and characters of the old one; undoing brings text and corrections back together.
 */
export function deskStep(state: DeskState, action: DeskAction): DeskState {
  const { now } = state
  switch (action.type) {
    case 'text': {
      const next: Desk = { raw: action.raw, file: action.file, format: action.format, edits: [] }
      // Typing is undone by the field itself; corrections would be lost, and what a file replaces, so these make a step.
      return now.edits.length > 0 || (action.file !== null && now.raw.trim() !== '') ? step(state, next) : { ...state, now: next, future: [] }
    }
    case 'format':
      return step(state, { ...now, format: action.format, edits: [] })
    case 'edit': {
      const last = now.edits.at(-1)
      // A select walked through with the arrow keys is one change, not one for every kind on the way.
      const again = last?.op === 'kind' && action.edit.op === 'kind' && last.block === action.edit.block
      const edits = [...(again ? now.edits.slice(0, -1) : now.edits), action.edit]
      return again ? { ...state, now: { ...now, edits }, future: [] } : step(state, { ...now, edits })
    }
    case 'undo': {
      const before = state.past.at(-1)
      return before ? { now: before, past: state.past.slice(0, -1), future: [now, ...state.future] } : state
    }
    case 'redo': {
      const [after, ...future] = state.future
      return after ? { now: after, past: [...state.past, now], future } : state
    }
  }
}

function step(state: DeskState, next: Desk): DeskState {
  return { now: next, past: [...state.past, state.now], future: [] }
}
