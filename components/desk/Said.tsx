'use client'
import { useCallback, useState } from 'react'
import { sayMasked } from '@/core/outlet/masked-words'
import classes from './Said.module.css'

/** What was said last, and how much has been said until then. */
interface Saying {
  readonly words: string
  readonly turn: number
}

/** What is said to those who hear the page, and the way to say it. */
export function useSaid(): readonly [Saying, (words: string) => void] {
  const [said, setSaid] = useState<Saying>({ words: '', turn: 0 })
  const say = useCallback((words: string) => setSaid(({ turn }) => ({ words, turn: turn + 1 })), [])
  return [said, say]
}

/** Says it, politely. In two places by turns: the same words once more would change nothing in one, and nobody would hear them. */
export const Said = ({ said: { words, turn } }: { readonly said: Saying }) => (
  <>{[0, 1].map((place) => <p key={place} aria-live="polite" className={classes.said}>{turn % 2 === place ? sayMasked(words) : ''}</p>)}</>
)
