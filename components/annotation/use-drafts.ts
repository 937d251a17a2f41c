'use client'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Drafts } from './drafting'

/** What is typed on a page and not handed over, as far as the page has to know. */
export interface DraftsOfPage {
  readonly drafts: Drafts
  /** Whether something is being typed that will be handed over by itself. */
  readonly typing: boolean
  /** A field that holds more than can be kept. */
  readonly tooLong: string | undefined
  /** Whether anything is not handed over at this moment, also before the page is drawn with it. */
  readonly now: { readonly current: boolean }
}

const nothing = () => {}
const never = () => false

/**
 * Keeps what is typed on a page and not handed over. `onTyping` hears that the writing goes on, and has to be the same function
 * for the life of the page; `isGone` says whether a field is not asked for any more, as one of a deleted passage.
 */
export function useDrafts(onTyping: () => void = nothing, isGone: (field: string) => boolean = never): DraftsOfPage {
  const [typing, setTyping] = useState(false)
  const [over, setOver] = useState('')
  const latest = useRef(isGone)
  useLayoutEffect(() => {
    latest.current = isGone
  })
  const { drafts, now } = useMemo(() => {
    const typed = new Set<string>()
    const left = new Map<string, string>()
    const drafts: Drafts = {
      tell: (field, waiting, tooLong) => {
        if (waiting) onTyping()
        if (waiting && tooLong === undefined) typed.add(field)
        else typed.delete(field)
        if (tooLong === undefined) left.delete(field)
        else left.set(field, tooLong)
        setTyping(typed.size > 0)
        setOver([...left.keys()].join('\n'))
      },
      leftIn: (field) => left.get(field),
    }
    return { drafts, now: { get current() { return typed.size > 0 || [...left.keys()].some((field) => !latest.current(field)) } } }
  }, [onTyping])
  return { drafts, now, typing, tooLong: over.split('\n').find((field) => field && !isGone(field)) }
}
