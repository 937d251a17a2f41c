'use client'
import { useSyncExternalStore } from 'react'
import { writeDate } from '@/core/partial-date'
import { writeMoment } from './moment'

interface Props {
  /** ISO 8601, UTC. */
  readonly at: string
}

/**
 * When something happened. The server cannot know where its reader is and writes UTC; the browser
 * turns that into the reader's own words and keeps them true. The exact time is in the tooltip.
 */
export const Moment = ({ at }: Props) => {
  const exact = writeDate(at)
  const words = useSyncExternalStore(everyMinute, () => writeMoment(at, here()), () => exact)
  return <time dateTime={at} title={exact}>{words}</time>
}

function everyMinute(tick: () => void): () => void {
  const timer = setInterval(() => {
    zone = undefined
    tick()
  }, 60_000)
  return () => clearInterval(timer)
}

let zone: string | undefined

/** To ask where one is takes a millisecond: once a minute. */
function here() {
  zone ??= new Intl.DateTimeFormat().resolvedOptions().timeZone
  return { now: new Date(), timeZone: zone }
}
