import type { ExportChoice } from '@/core/export/choice'
import type { Certificate } from './certificate'
import type { ReleaseChanges } from './changes'
import type { ReleaseFacts } from './facts'

/** How far a release is. */
export const releaseStates = ['making', 'draft', 'published', 'failed', 'discarded'] as const

export type ReleaseState = (typeof releaseStates)[number]

/** A release as a list has it. */
export interface ReleaseLine {
  /** Counted in the project from 1. */
  readonly number: number
  readonly name: string
  readonly note: string
  readonly state: ReleaseState
  readonly formats: readonly string[]
  readonly createdAt: string
  readonly publishedAt: string | null
  /** Files and bytes of what is stored. */
  readonly files: number
  readonly bytes: number
  readonly withdrawn: Withdrawal | null
}

/** That a published release should not be used any more. It stays where it is, so that whoever has cited it can be followed. */
export interface Withdrawal {
  readonly reason: string
  readonly at: string
}

/** How far the making of a release is. */
export interface ReleaseProgress {
  /** What is being done, in a few words; empty while it waits for a worker. */
  readonly step: string
  readonly done: number
  readonly of: number
}

/** A file of a release. */
export interface ReleaseFile {
  /** Within the package, parts joined by `/`. */
  readonly path: string
  /** The format that it belongs to; `document` for what comes with all of them. */
  readonly format: string
  /** In bytes. */
  readonly size: number
  readonly sha256: string
}

/** A release with all that is known of it. */
export interface Release extends ReleaseLine {
  readonly choices: readonly ExportChoice[]
  readonly progress: ReleaseProgress
  /** Why it failed, as a sentence; null where it did not. */
  readonly because: string | null
  readonly answers: DatasheetAnswers
  readonly facts: ReleaseFacts | null
  readonly certificate: Certificate | null
  /** Against the release published before it; null for the first, and while it is made. */
  readonly changes: ReleaseChanges | null
  /** The moment that it shows, ISO 8601; null while it is made. */
  readonly snapshotAt: string | null
  readonly listed: readonly ReleaseFile[]
}

/** What the lead has written for the datasheet and the data statement, by the key of the question. */
export type DatasheetAnswers = Readonly<Record<string, string>>

/** Files listed with a release at most; the others are in checksums.txt. */
export const mostListed = 300

/** Whether something can be the number of a release at all: they count from 1, and fit an integer of the database. */
export function isReleaseNumber(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 2 ** 31 - 1
}
