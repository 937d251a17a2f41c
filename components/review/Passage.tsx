import type { CSSProperties } from 'react'
import { normaliseExtent } from '@/core/annotation/fragment'
import type { Case } from '@/core/disagreement/case'
import type { PassageSource, Stretch } from '@/core/review/passage'
import { segmentsOf } from '@/core/review/segment'
import { TextBlock } from './TextBlock'
import classes from './Passage.module.css'

interface Props {
  readonly source: PassageSource
  readonly stretches: readonly Stretch[]
  readonly one: Case
}

/**
 * The passage of a case at full size, once: what anybody marked lies on a ground, the darker the more
 * of them did. Who marked what stands under it.
 */
export const Passage = ({ source, stretches, one }: Props) => {
  const marks = one.lanes
    .filter((lane) => lane.annotations.length > 0)
    .map((lane) => ({ id: lane.assignmentId, extent: normaliseExtent(lane.annotations.flatMap(({ extent }) => extent)) }))
  return (
    <div role="group" aria-label="Passage" className={classes.passage}>
      {stretches.map((stretch) => (
        <TextBlock key={stretch.start} words={source.table.slice(stretch.start, stretch.end)} className={classes.paragraph} data-kind={stretch.kind} data-aside={stretch.aside || undefined}>
          {stretch.cutBefore && '… '}
          {segmentsOf(stretch, marks).map((segment) => {
            const words = source.table.slice(segment.start, segment.end)
            if (segment.marks.length === 0) return words
            const share = segment.marks.length / one.lanes.length
            return <mark key={segment.start} className={classes.marked} style={{ '--share': share } as CSSProperties}>{words}</mark>
          })}
          {stretch.cutAfter && ' …'}
        </TextBlock>
      ))}
    </div>
  )
}
