'use client'
import { type ReactNode, createContext, use, useState } from 'react'
import type { Walked } from '@/core/review/walk-count'

/** A verdict that was just given, and where it can be taken back. */
export interface JustDecided {
  readonly id: string
  readonly article: string
  readonly words: string
  /** The first words of its case. */
  readonly quote: string
  /** The page of its case. */
  readonly href: string
  /** The key of its case. */
  readonly caseKey: string
}

/** What the review remembers from case to case, as long as nobody leaves it. */
export interface Remembered {
  /** The verdict just given, so that it can be undone from the next case. */
  readonly decided?: JustDecided | undefined
  /** The verdict just taken back, which the page of its case says. */
  readonly takenBack?: { readonly caseKey: string; readonly words: string } | undefined
  readonly walked?: Walked | undefined
}

type Kept = readonly [Remembered, (change: Remembered) => void]

/** What was begun in the discussion of each case and not yet sent, by the key of the case. Changing it draws nothing anew. */
const drafts = createContext<Map<string, string>>(new Map())

const context = createContext<Kept>([{}, () => {}])

export function RememberedProvider({ children }: { children: ReactNode }) {
  const [remembered, setRemembered] = useState<Remembered>({})
  const change = (next: Remembered) => setRemembered((before) => ({ ...before, ...next }))
  const [begun] = useState(() => new Map<string, string>())
  return <drafts.Provider value={begun}><context.Provider value={[remembered, change]}>{children}</context.Provider></drafts.Provider>
}

/** What is remembered, and the way to change some of it. */
export function useRemembered(): Kept {
  return use(context)
}

/** The messages begun in the discussion of each case, as long as nobody leaves the review. */
export function useDrafts(): Map<string, string> {
  return use(drafts)
}
