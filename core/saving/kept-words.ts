import { many } from '../counted'

/** How much of what came too late in a project waits still, and how much was stored after all. */
export interface KeptCount {
  readonly waiting: number
  readonly storedSince: number
}

/** What the way to the kept work is called, where there is any: only what still waits is counted. */
export function keptLink({ waiting, storedSince }: KeptCount): string | null {
  if (waiting > 0) return `${many(waiting, 'change')} that came too late`
  return storedSince > 0 ? 'Kept work' : null
}

/** What the page of kept work says of all that stands on it. */
export function explainKept({ waiting, storedSince }: KeptCount): string {
  const whole = 'What came too late to be stored, because its article had been submitted or taken away by then.'
  if (storedSince === 0) return `${whole} None of it is in a layer.`
  return waiting === 0 ? `${whole} All of it has been stored since.` : `${whole} What says “stored since” was stored after all; the rest is in no layer.`
}
