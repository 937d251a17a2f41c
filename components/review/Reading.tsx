'use client'
import { inQuotes } from '@/core/text/inner-quotes'
import { type CSSProperties, useState } from 'react'
import { TagBadge } from '@/components/codebook/TagBadge'
import { stack } from '@/core/annotation/stacking'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import type { Codebook } from '@/core/codebook/codebook'
import { type FlagMessage, isFlag, isFlagged } from '@/core/flag/flag'
import type { Lane } from '@/core/disagreement/case'
import { attributesInWords } from '@/core/review/attribute-words'
import type { PassageSource, Stretch } from '@/core/review/passage'
import type { Standing } from '@/core/decision/standing'
import { CaseFlag } from '../flag/CaseFlag'
import { MarkedText } from './MarkedText'
import { TextBlock } from './TextBlock'
import classes from './Reading.module.css'

interface Props {
  readonly lane: Lane
  readonly source: PassageSource
  /** The words of the case, the same for every lane, so that the lines break alike. */
  readonly stretches: readonly Stretch[]
  readonly codebook: Codebook
  /** What a verdict made of each annotation, by id; only where there is something to say. */
  readonly standings: ReadonlyMap<string, Standing>
  /** The name behind the letter, for those who have it shown. */
  readonly name?: string | undefined
  /** What was asked about flagged passages, and answered, oldest first. */
  readonly flagMessages?: readonly FlagMessage[]
  /** Begins to reject one annotation; left out where there is nothing to single out. */
  readonly onReject?: ((id: string) => void) | undefined
}

/** What one annotator made of a case: the words with their underlines, and a line for each annotation. */
export const Reading = ({ lane, source, stretches, codebook, standings, name, flagMessages = [], onReject }: Props) => {
  const [activeId, setActive] = useState<string>()
  const besidesFlag = { attributes: codebook.attributes.filter((one) => !isFlag(one)) }
  const depths = stack(lane.annotations)
  const tagOf = (annotation: Annotation) => codebook.tags.find((tag) => tag.key === annotation.tag)
  const marks = lane.annotations.map((annotation) => ({ id: annotation.id, extent: annotation.extent, tag: tagOf(annotation), depth: depths.get(annotation.id) ?? 0 }))
  /** Underlines that do not fit between two lines as they are. */
  const further = Math.max(0, ...marks.map((mark) => mark.depth - 1))

  if (lane.annotations.length === 0)
    return (
      <li className={classes.reading} aria-label={`Reading of ${lane.annotator}`}>
        <span aria-hidden className={classes.siglum}>{lane.annotator}</span>
        <p className={classes.nothing}>{lane.annotator} {name && <span className={classes.name}>{name} </span>}marked nothing here.</p>
      </li>
    )
  return (
    <li className={classes.reading} aria-label={`Reading of ${lane.annotator}`}>
      <span aria-hidden className={classes.siglum}>{lane.annotator}</span>
      <div>
        {name && <p className={classes.name}>{name}</p>}
        <div className={classes.words} style={{ '--further': further } as CSSProperties}>
          {stretches.map((stretch) => (
            <TextBlock key={stretch.start} words={source.table.slice(stretch.start, stretch.end)}>
              {stretch.cutBefore && '… '}
              <MarkedText table={source.table} stretch={stretch} marks={marks} codebook={codebook} activeId={activeId} />
              {stretch.cutAfter && ' …'}
            </TextBlock>
          ))}
        </div>
        <ul className={classes.apparatus} aria-label={`Annotations of ${lane.annotator}`}>
          {lane.annotations.map((annotation) => {
            const tag = tagOf(annotation)
            const standing = standingNames[standings.get(annotation.id) ?? 'open']
            return (
              <li key={annotation.id} className={classes.entry} onPointerEnter={() => setActive(annotation.id)} onPointerLeave={() => setActive(undefined)}>
                {tag && <TagBadge codebook={codebook} tag={tag} />}
                <span className={classes.said}>
                  <strong className={classes.tag}>{tag?.name ?? annotation.tag}</strong>
                  <span className={classes.unseen}> at {inQuotes(quoteOf(annotation))}</span>
                  {standing && <span className={classes.standing}> {standing}</span>}
                  {annotation.outletVisible === false && <> · <span className={classes.attribute}>outlet hidden</span></>}
                  {annotation.afterReveal && <> · <span className={classes.attribute}>changed after the outlet was revealed</span></>}
                  {attributesInWords(besidesFlag, annotation).map(({ key, name, value }) => (
                    <span key={key}> · <span className={classes.attribute}>{name}</span> {value}</span>
                  ))}
                  {annotation.note && <> · <span className={classes.note} dir="auto">{annotation.note}</span></>}
                  {isFlagged(annotation) && <CaseFlag messages={flagMessages.filter(({ annotationId }) => annotationId === annotation.id)} annotator={lane.annotator} />}
                  {onReject && standings.get(annotation.id) !== 'rejected' && (
                    <button type="button" className={classes.reject} aria-label={`Reject only this: ${tag?.name ?? annotation.tag}, ${inQuotes(quoteOf(annotation))}, of ${lane.annotator}`} onClick={() => onReject(annotation.id)}>
                      Reject only this
                    </button>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
    </li>
  )
}

const standingNames: Partial<Record<Standing, string>> = { accepted: '✓ accepted', notAccepted: 'not accepted', rejected: '✗ rejected' }
