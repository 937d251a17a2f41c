import type { Codebook } from '@/core/codebook/codebook'
import type { Case } from '@/core/disagreement/case'
import { attributesInWords } from './attribute-words'
import { type PassageSource, type Stretch, passageOf, stretchesOf } from './passage'

/** How a case is laid out so that all of it stands on one screen. */
export interface Fit {
  readonly passage: readonly Stretch[]
  /** The words over each reading. */
  readonly words: readonly Stretch[]
  /** Set smaller: even so little around it is more than a screen has. */
  readonly dense: boolean
}

/** How much text is shown around the words of a case, the most that fits: in the passage, and over each reading. Code points. */
const contexts = [[260, 20], [120, 20], [40, 0], [0, 0]] as const

/** Code points that go into a line, and its height in pixels, at 1440 x 900; the room is what the head and the verdicts leave, and a decision takes some of it. */
const room = { open: 680, decided: 640 }
const passageLine = { length: 62, height: 32 }
const wordsLine = { length: 76, height: 25 }
const apparatusLine = { length: 88, height: 20 }
const laneMargin = 25

/** The most of a passage that fits with its readings onto one screen; it is an estimate, by the number of code points. `decided`: a decision stands at the foot. */
export function fitCase(source: PassageSource, one: Case, codebook: Codebook, decided = false): Fit {
  const fits = contexts.map(([around, over]) => ({ passage: passageOf(source, one.extent, around), words: stretchesOf(source, one.extent, over) }))
  const best = fits.find((fit) => heightOf(fit, one, codebook) <= (decided ? room.decided : room.open))
  return best ? { ...best, dense: false } : { ...fits.at(-1)!, dense: true }
}

function heightOf({ passage, words }: Omit<Fit, 'dense'>, one: Case, codebook: Codebook): number {
  const read = linesOf(words, wordsLine)
  const lanes = one.lanes.map(({ annotations }) => {
    if (annotations.length === 0) return wordsLine.height
    const entries = annotations.map((annotation) => {
      const said = attributesInWords(codebook, annotation).reduce((sum, { name, value }) => sum + name.length + value.length + 4, annotation.note.length)
      const tag = codebook.tags.find(({ key }) => key === annotation.tag)?.name ?? annotation.tag
      return Math.ceil((said + tag.length + 3) / apparatusLine.length) * apparatusLine.height
    })
    return read + entries.reduce((sum, height) => sum + height, 0)
  })
  return linesOf(passage, passageLine) + lanes.reduce((sum, height) => sum + height + laneMargin, 0)
}

function linesOf(stretches: readonly Stretch[], line: typeof passageLine): number {
  return stretches.reduce((sum, { start, end }) => sum + Math.ceil((end - start + 4) / line.length) * line.height + 6, 0)
}
