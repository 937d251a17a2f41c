import type { ReactNode } from 'react'
import { excess, pointsIn } from '@/core/text/excess'
import { TooLong } from './TooLong'

/** The error of a field of a form that is trimmed and saved as a whole, once it holds more code points than are kept. */
export function tooLong(text: string, most: number): ReactNode {
  const over = excess(pointsIn(text.trim()), most)
  return over === undefined ? undefined : <TooLong excess={over} />
}
