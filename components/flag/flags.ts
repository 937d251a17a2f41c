'use client'
import { createContext } from 'react'
import type { FlagMessage } from '@/core/flag/flag'

/** What a card can know and do about the flag of its passage. */
export interface Flags {
  /** What was asked and answered about a passage, oldest first. */
  messagesOf(annotationId: string): readonly FlagMessage[]
  /** Asks a reviewer. What is asked is kept and sent as changes to passages are. */
  ask(annotationId: string, text: string): void
  /** What was typed and not sent, from an earlier look at the card. */
  draftOf(annotationId: string): string
  keepDraft(annotationId: string, text: string): void
}

/** Nothing is asked and nothing known: where the reader has no assignment. */
export const FlagsOfReading = createContext<Flags | null>(null)
