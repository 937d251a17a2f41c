'use client'
import { createContext } from 'react'
import type { Revision } from '@/core/history/revision'
import type { Result } from '@/core/result'

/** Reads every version of an annotation of one's own, the newest first. Null where there is no history to read. */
export const HistoryOfReading = createContext<((annotationId: string) => Promise<Result<readonly Revision[]>>) | null>(null)
