'use client'
import { useMounted } from '@mantine/hooks'
import { writeDate } from '@/core/partial-date'
import { writeMoment } from './moment'

interface Props {
  /** ISO 8601, UTC. */
  readonly at: string
}

/**
 * When something happened. The server cannot know where its reader is and writes UTC; the browser
 * turns that into the reader's own words. The exact time is in the tooltip.
 */
export const Moment = ({ at }: Props) => {
  const mounted = useMounted()
  const exact = writeDate(at)
  const words = mounted ? writeMoment(at, { now: new Date(), timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone }) : exact
  return <time dateTime={at} title={exact}>{words}</time>
}
