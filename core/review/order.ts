import type { CaseLine } from './case-line'
import { isWaiting } from './filters'

/** The cases of one article, in the order of the list. */
export interface ArticleCases {
  readonly articleId: string
  readonly lines: readonly CaseLine[]
  /** How many of them ask for a verdict. */
  readonly waiting: number
}

/** Lines under their articles, both in the order in which they come: the article of what is most worth deciding first. */
export function byArticle(lines: readonly CaseLine[]): readonly ArticleCases[] {
  const groups = new Map<string, CaseLine[]>()
  for (const line of lines) {
    const group = groups.get(line.articleId)
    if (group) group.push(line)
    else groups.set(line.articleId, [line])
  }
  return [...groups].map(([articleId, own]) => ({ articleId, lines: own, waiting: own.filter(isWaiting).length }))
}

/** A case among those around it in the list that is walked. */
export interface Walk {
  /** In the order of the list, with the case itself. */
  readonly lines: readonly CaseLine[]
  /** Its place in the whole list, from 0; undefined when it is not in it (a verdict can take it out of a filtered one) or stands far down. */
  readonly index: number | undefined
  /** How many the list has; undefined when there are more than are counted. */
  readonly count: number | undefined
  /** The next case that asks for a verdict, from the beginning again after the end; never the case itself. */
  readonly nextOpen: CaseLine | undefined
}

/** Where the keys lead from a case. */
export interface Neighbours {
  readonly previous: CaseLine | undefined
  readonly next: CaseLine | undefined
}

/** The neighbours of a case in its walk. */
export function neighboursOf({ lines }: Pick<Walk, 'lines'>, key: string): Neighbours {
  const at = lines.findIndex((line) => line.key === key)
  return { previous: lines[at - 1], next: at < 0 ? undefined : lines[at + 1] }
}
