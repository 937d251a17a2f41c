'use client'
import { useEffect, useState } from 'react'

/** Whole seconds that run down to 0, once a second, and what sets them. By the clock, so that a sleeping tab does not stretch the wait. */
export function useCountdown(): [seconds: number, start: (seconds: number) => void] {
  const [end, setEnd] = useState(0)
  const [seconds, setSeconds] = useState(0)

  useEffect(() => {
    if (end === 0) return
    const timer = setInterval(() => {
      const left = Math.max(0, Math.ceil((end - Date.now()) / 1000))
      setSeconds(left)
      if (left === 0) clearInterval(timer)
    }, 250)
    return () => clearInterval(timer)
  }, [end])

  const start = (wait: number) => {
    setSeconds(wait)
    setEnd(wait > 0 ? Date.now() + wait * 1000 : 0)
  }
  return [seconds, start]
}
