import { startTransition, useEffect, useState } from 'react'

/** How long nothing else must come, in milliseconds. */
const rest = 250

/** What follows a value when it has stayed for a moment: for what is only heard, such as numbers that all change with one passage. */
export function useUnhurried<Value>(now: Value): Value {
  const [shown, setShown] = useState(now)
  useEffect(() => {
    if (shown === now) return
    const timer = setTimeout(() => startTransition(() => setShown(now)), rest)
    return () => clearTimeout(timer)
  }, [shown, now])
  return shown
}
