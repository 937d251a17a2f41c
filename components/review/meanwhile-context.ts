'use client'
import { createContext, use } from 'react'
import type { Meanwhile } from '@/core/review/meanwhile'

/** What somebody else decided since the page was read, by the key of the case. */
export const MeanwhileContext = createContext<ReadonlyMap<string, Meanwhile>>(new Map())

/** What somebody else did to a case since the page was read, or before: whoever shows it compares. */
export function useMeanwhile(key: string): Meanwhile | undefined {
  return use(MeanwhileContext).get(key)
}
