'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useLayoutEffect, useMemo, useSyncExternalStore } from 'react'
import { type UnsentView, type UnsentWork, nothingUnsent, seeToUnsentWork } from '@/client/unsent-work'
import { loadWhenIdle } from '@/components/page/later'
import type { UnsentArticle } from '@/core/saving/unsent'
import { LeaveDialog, UnsentNotice } from './later-parts'

/** Sees to what somebody left unsent on articles that are not open, on whatever page of a project they are; `elsewhere` is what waits of those. */
export function useUnsentWork(userId: string): UnsentView & Pick<UnsentWork, 'send'> & { readonly elsewhere: readonly UnsentArticle[] } {
  const path = usePathname()
  const openHere = /\/read\/([^/]+)/.exec(path)?.[1]
  const work = useMemo(() => seeToUnsentWork(userId), [userId])
  const view = useSyncExternalStore(work.subscribe, work.view, () => nothingUnsent)
  // Before any other effect of the same page: a reading page opens its outbox in one.
  useLayoutEffect(() => work.pageOpens(openHere), [work, openHere, path])
  useEffect(() => work.begin(), [work])
  // Wanted most when there is no network to fetch them by.
  useEffect(() => loadWhenIdle([UnsentNotice, LeaveDialog]), [])
  const elsewhere = useMemo(() => view.articles.filter(({ assignment }) => assignment !== openHere), [view.articles, openHere])
  return { ...view, elsewhere, send: work.send }
}
