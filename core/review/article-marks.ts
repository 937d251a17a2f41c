import { type Extent, normaliseExtent } from '@/core/annotation/fragment'
import { stack } from '@/core/annotation/stacking'
import type { Block } from '@/core/article/block'
import { annotationsOf, type Case } from '@/core/disagreement/case'

/** What anybody tagged with one tag in one case, as one line under the text of the article. */
export interface ArticleMark {
  readonly id: string
  readonly caseKey: string
  readonly tag: string
  readonly extent: Extent
  /** See `stack`. */
  readonly depth: number
}

/** The underlines of everybody, each tag once per case however many gave it, so that agreement does not pile up. */
export function articleMarks(cases: readonly Case[]): readonly ArticleMark[] {
  const marks = cases.flatMap((one) => {
    const annotations = annotationsOf(one)
    return [...new Set(annotations.map(({ tag }) => tag))].map((tag) => ({
      id: `${one.key} ${tag}`,
      caseKey: one.key,
      tag,
      extent: normaliseExtent(annotations.filter((annotation) => annotation.tag === tag).flatMap(({ extent }) => extent)),
    }))
  })
  const depths = stack(marks)
  return marks.map((mark) => ({ ...mark, depth: depths.get(mark.id) ?? 0 }))
}

/** The cases that begin in a block, in the order of the text. */
export function casesBeginningIn(block: Pick<Block, 'start' | 'end'>, cases: readonly Case[]): readonly Case[] {
  return cases.filter(({ bounds }) => bounds.start >= block.start && bounds.start < block.end)
}
