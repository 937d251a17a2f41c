import type { ColumnMapping, ImportColumn } from './mapping'
import type { ImportSettings } from './settings'

/** What a file brings: articles, or articles with the layers that were made of them in another tool. */
export const importWhats = ['articles', 'layers'] as const

export type ImportWhat = (typeof importWhats)[number]

/**
 * Where an import is. It begins with `uploading`; `waiting` is for the lead’s choices; `done` and `cancelled` are for ever,
 * and a `failed` one can be tried again from where it was.
 */
export const importStates = ['uploading', 'reading', 'waiting', 'applying', 'done', 'failed', 'cancelled'] as const

export type ImportState = (typeof importStates)[number]

/** Bytes of a file, at most. */
export const importLimit = 512 * 1024 * 1024

/** Bytes of a stored piece of a file, at most. */
export const chunkSize = 1024 * 1024

/** How far what is under way has come: bytes of the upload, bytes read, or items compared or applied. */
export interface ImportProgress {
  readonly unit: 'bytes' | 'items'
  readonly done: number
  readonly of: number
}

/** What was found in the file so far, and what came of it. Numbers of items. */
export interface ImportCounts {
  readonly found: number
  /** Articles that would come in if it were applied now. */
  readonly ready: number
  readonly refused: number
  /** The very text is in the project, or further up in the file: always left out. */
  readonly same: number
  /** Nearly the same as another one. */
  readonly near: number
  /** Left out by choice. */
  readonly left: number
  /** Stored by now. */
  readonly added: number
}

/** Words in a file that name an outlet or a story, and what of the project they were taken for. */
export interface ImportMatch {
  readonly words: string
  /** How many items have them. */
  readonly count: number
  /** The outlet or story of the project; null where none is known by that name. */
  readonly id: string | null
  /** How it was recognised. Null where it was not; `choice` where the lead said so. */
  readonly by: 'name' | 'alias' | 'domain' | 'choice' | null
}

/** An import as whoever made it sees it. */
export interface ImportView {
  readonly id: string
  readonly what: ImportWhat
  /** `auto` for articles; of layers a key of `layerFormats`. */
  readonly format: string
  readonly fileName: string
  /** In bytes. */
  readonly size: number
  /** Bytes that have arrived, without a gap: where an upload goes on. */
  readonly received: number
  readonly state: ImportState
  /** Null where nothing is under way. */
  readonly progress: ImportProgress | null
  /** Why it failed, in a sentence; null otherwise. */
  readonly because: string | null
  readonly counts: ImportCounts
  /** Columns of tables and keys of JSON lines, with examples; empty where there are only texts. */
  readonly columns: readonly ImportColumn[]
  /** Null as long as nothing has been read, and for layers. */
  readonly mapping: ColumnMapping | null
  /** All that the lead said or may say of the file; null as long as nothing has been read, and for layers. */
  readonly settings: ImportSettings | null
  /** Whether the mapping is the one that was used last for the same columns in this project. */
  readonly remembered: boolean
  /** The most frequent first; at most `mostMatches` of each. */
  readonly outlets: readonly ImportMatch[]
  readonly stories: readonly ImportMatch[]
  /** Who began it. */
  readonly by: string
  readonly createdAt: string
  readonly changedAt: string
}

export const mostMatches = 200

/** Whether an import of this state is at work and will change by itself. */
export function isUnderWay(state: ImportState): boolean {
  return state === 'reading' || state === 'applying'
}
