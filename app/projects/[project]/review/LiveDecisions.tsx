'use client'
import { type ReactNode, useEffect, useState } from 'react'
import { followDecisions } from '@/client/decisions'
import { MeanwhileContext } from '@/components/review/meanwhile-context'
import type { Meanwhile } from '@/core/review/meanwhile'

/** Hears what others decide in a project while its cases are looked at, and tells the lists and the case on the page. */
export function LiveDecisions({ project, children }: { readonly project: string; readonly children: ReactNode }) {
  const [decided, setDecided] = useState<ReadonlyMap<string, Meanwhile>>(new Map())
  useEffect(() => followDecisions(project, (news) => setDecided((known) => new Map([...known, ...news.decided.map((one) => [one.line.key, one] as const)]))), [project])
  return <MeanwhileContext value={decided}>{children}</MeanwhileContext>
}
