'use client'
import { usePathname } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { sendUnsentWork } from '@/client/unsent-work'
import { LateWorkNote } from '@/components/assignment/LateWorkNote'

/** The page comes first; and a reading page sees to its own work. Milliseconds. */
const later = 3000

/** Sends what was left unsent on articles that are not open, once in each visit, and says so where it came too late. */
export function UnsentWork({ userId }: { readonly userId: string }) {
  const openHere = /\/read\/([^/]+)/.exec(usePathname())?.[1]
  const path = useRef(openHere)
  useEffect(() => {
    path.current = openHere
  }, [openHere])
  const [late, setLate] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => void sendUnsentWork(userId, path.current).then(setLate), later)
    return () => clearTimeout(timer)
  }, [userId])
  if (late === 0) return null
  return <LateWorkNote count={late} />
}
