import type { CaseLine } from './case-line'
import { caseStateKinds, isWaiting } from './filters'

/** The cases of one article, in the order of the list. */
export interface ArticleCases {
  readonly articleId: string
  readonly lines: readonly CaseLine[]
  /** How many of them ask for a verdict. */
  readonly waiting: number
}

/**
 * Cases by article, as the list shows them: articles with something to decide first, else in the order
 * given; in each, what needs another look, then what is open, decided, unanimous, and otherwise in the
 * order of the text, which is that of the lines given.
 */
export function byArticle(lines: readonly CaseLine[], articleIds: readonly string[]): readonly ArticleCases[] {
  const places = new Map(articleIds.map((id, index) => [id, index]))
  const groups = new Map<string, CaseLine[]>()
  for (const line of lines) {
    const group = groups.get(line.articleId)
    if (group) group.push(line)
    else groups.set(line.articleId, [line])
  }
  return [...groups]
    .map(([articleId, own]) => ({ articleId, lines: own.toSorted((a, b) => rank(a) - rank(b)), waiting: own.filter(isWaiting).length }))
    .sort((a, b) => Number(a.waiting === 0) - Number(b.waiting === 0) || place(places, a.articleId) - place(places, b.articleId))
}

/** Where a case stands in a list, and where the keys lead from it. */
export interface Neighbours {
  /** From 0; -1 when the case is not in the list (a verdict can take it out of a filtered one). */
  readonly index: number
  readonly previous: CaseLine | undefined
  readonly next: CaseLine | undefined
  /** The next case that asks for a verdict, from the beginning again after the end; never the case itself. */
  readonly nextOpen: CaseLine | undefined
}

/** The neighbours of a case in a list as it is shown. */
export function neighboursOf(lines: readonly CaseLine[], key: string): Neighbours {
  const index = lines.findIndex((line) => line.key === key)
  const after = [...lines.slice(index + 1), ...lines.slice(0, Math.max(index, 0))]
  return {
    index,
    previous: index > 0 ? lines[index - 1] : undefined,
    next: lines[index + 1],
    nextOpen: after.find(isWaiting),
  }
}

function rank(line: CaseLine): number {
  return caseStateKinds.indexOf(line.state)
}

function place(places: ReadonlyMap<string, number>, articleId: string): number {
  return places.get(articleId) ?? places.size
}
