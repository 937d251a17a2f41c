'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import type { UnsentWork } from '@/client/unsent-work'
import { useUnloadWarning } from '@/components/form/use-unload-warning'
import { loadWhenIdle } from '@/components/page/later'
import { type UnsentArticle, type UnsentView, nothingUnsent } from '@/core/saving/unsent'
import { LeaveDialog, UnsentNotice } from './later-parts'

/** Between two attempts to fetch what sees to it. Milliseconds. */
const again = 4000

/** What was left unsent, and how it is sent. */
export interface UnsentAtWork extends UnsentView {
  /** What waits of articles whose pages are not open here. */
  readonly elsewhere: readonly UnsentArticle[]
  /** Tries to send everything at once. Gives what waits. */
  send(): Promise<readonly UnsentArticle[]>
}

/** Sees to what somebody left unsent, on whatever page of a project they are. What does it is fetched once the page stands: it has time. */
export function useUnsentWork(userId: string): UnsentAtWork {
  const path = usePathname()
  const openHere = /\/read\/([^/]+)/.exec(path)?.[1]
  const [work, setWork] = useState<UnsentWork>()
  useEffect(() => {
    let gone = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const load = async () => {
      const found = await import('@/client/unsent-work').catch(() => undefined)
      if (gone) return
      if (found) setWork(found.seeToUnsentWork(userId))
      else timer = setTimeout(() => void load(), again)
    }
    // The notice and the question are wanted most when there is no network to fetch them by.
    const cancel = loadWhenIdle([{ load: () => void load() }, UnsentNotice, LeaveDialog])
    return () => {
      gone = true
      cancel()
      clearTimeout(timer)
    }
  }, [userId])
  const viewNow = () => work?.view() ?? nothingUnsent
  const view = useSyncExternalStore(work?.subscribe ?? never, viewNow, () => nothingUnsent)
  // Before any other effect of the same page: a reading page opens its outbox in one.
  useLayoutEffect(() => work?.pageOpens(openHere), [work, openHere, path])
  useEffect(() => work?.begin(), [work])
  const elsewhere = useMemo(() => view.articles.filter(({ assignment }) => assignment !== openHere), [view.articles, openHere])
  // The open page sees to its own, and knows sooner when it is saved.
  useUnloadWarning(elsewhere.some(({ unkept }) => unkept))
  const send = async () => {
    // Asked before what sees to it has come: nobody signs out past what waits because they were quick.
    const one = work ?? (await import('@/client/unsent-work').catch(() => undefined))?.seeToUnsentWork(userId)
    return one?.send() ?? []
  }
  return { ...view, elsewhere, send }
}

const never = () => () => {}
