'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { seeToUnsentWork } from '@/client/unsent-work'
import { LateWorkNote } from '@/components/assignment/LateWorkNote'
import type { Write } from '@/core/saving/write'

/** The page comes first; and a reading page sees to its own work. Milliseconds. */
const later = 3000

/** Sends what was left unsent on articles that are not open, once in each visit, and says so where it came too late. */
export function UnsentWork({ userId }: { readonly userId: string }) {
  const openHere = /\/read\/([^/]+)/.exec(usePathname())?.[1]
  const work = useMemo(() => seeToUnsentWork(userId), [userId])
  // Before any other effect of the same page: a reading page opens its outbox in one.
  useLayoutEffect(() => work.pageOpens(openHere), [work, openHere])
  const [late, setLate] = useState<readonly Write[]>([])
  useEffect(() => {
    const timer = setTimeout(() => void work.send().then(setLate), later)
    return () => clearTimeout(timer)
  }, [work])
  if (late.length === 0) return null
  return <LateWorkNote writes={late} />
}
