import { codePoint } from '../text/offset'
import type { IntervalIndex } from './interval-index'
import type { Stackable } from './stacking'

/** Up to so many passages all cards and badges are drawn at once; beyond, what is far from the window waits. */
export const few = 200

/** Up to so many all underlines are there at once. A browser paints every line with one again at any change: beyond, those near the window. */
export const fewPainted = 50

/** What is taken to be near the window until it has been measured, from the beginning: a screen of text beneath the head of the article. In code points. */
const firstStretch = codePoint(1500)

/** The passages to be drawn before anything could be measured: on the server, and at first in the browser. In the order given. */
export function nearAtFirst<A extends Stackable>(annotations: readonly A[], index: IntervalIndex): readonly A[] {
  const ids = new Set(index.within(codePoint(0), firstStretch))
  return annotations.filter(({ id }) => ids.has(id))
}
