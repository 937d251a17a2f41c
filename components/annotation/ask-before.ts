import type { BlockKind } from '@/core/article/block'
import { unusualNames } from '@/core/article/unusual-names'

/** A question before words are tagged, and what one may say to it. */
export interface AskedBefore {
  readonly question: string
  readonly agree: string
  readonly leave: string
}

/** What is asked before words are tagged in a block that is not annotated by default; `kinds` are those of all such blocks, `places` how many places are to be tagged. */
export function askBefore(kinds: readonly BlockKind[], places = 1): AskedBefore {
  const [kind] = kinds
  const names = kind && kinds.every((one) => one === kind) ? unusualNames(kind) : undefined
  if (places > 1)
    return {
      question: names ? `These ${places} places are in ${names.several}, and ${names.several} are not annotated by default.` : `These ${places} places are not part of the article proper, and such places are not annotated by default.`,
      agree: 'Tag them all the same', leave: 'Leave them',
    }
  return {
    question: names ? `This is ${names.one}, and ${names.several} are not annotated by default.` : 'These words are not part of the article proper, and such words are not annotated by default.',
    agree: 'Tag it all the same', leave: 'Leave it',
  }
}
