'use client'
import { type ReactNode, createContext, use, useState } from 'react'

/** A verdict that was just given, and where it can be taken back. */
export interface JustDecided {
  readonly id: string
  readonly article: string
  readonly words: string
}

type Kept = readonly [JustDecided | undefined, (decision: JustDecided | undefined) => void]

const context = createContext<Kept>([undefined, () => {}])

export function JustDecidedProvider({ children }: { children: ReactNode }) {
  const kept = useState<JustDecided>()
  return <context.Provider value={kept}>{children}</context.Provider>
}

/** The verdict just given, and the way to note another one. */
export function useJustDecided(): Kept {
  return use(context)
}
