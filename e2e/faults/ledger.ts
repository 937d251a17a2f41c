/** A write that a person made: what the client says of it when all is over. */
export interface Made {
  readonly id: string
  readonly kind: 'put' | 'delete'
  /** Nobody writes the same note twice, so a note names a write. Empty for a deletion. */
  readonly note: string
  readonly start: number
  /** The notes that its writer had before them, and those behind them. */
  readonly seen: ReadonlySet<string>
}

/** A write of which the client was told that it is stored. */
export interface Acknowledged {
  readonly id: string
  readonly version: number
  readonly deleted: boolean
  readonly note: string
  readonly start: number
  readonly at: number
}

/** What clients believe: kept by them alone, and compared with the database at the end. */
export interface Ledger {
  readonly made: Made[]
  readonly acknowledged: Acknowledged[]
  /** Notes given up by choice, after a conflict. */
  readonly givenUp: Set<string>
  /** Conflicts that a person was asked about. */
  conflictsShown: number
}

export function newLedger(): Ledger {
  return { made: [], acknowledged: [], givenUp: new Set(), conflictsShown: 0 }
}
