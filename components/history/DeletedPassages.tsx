'use client'
import { innerQuotes } from '@/core/text/inner-quotes'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import { sayMasked } from '@/core/outlet/masked-words'
import { TagSign } from '../annotation/TagSign'
import type { TagLooks } from '../annotation/tag-look'
import { MaskedWords } from '../outlet/MaskedWords'
import { Moment } from '../page/Moment'
import classes from './History.module.css'

interface Props {
  readonly annotations: readonly Annotation[]
  readonly looks: TagLooks
  readonly onBringBack: (id: string) => void
}

/** What the annotator has deleted in this article. Nothing is gone: each can be brought back as it was. */
export const DeletedPassages = ({ annotations, looks, onBringBack }: Props) => (
  <ul className={classes.deleted} aria-label="Deleted passages">
    {annotations.map((annotation) => {
      const look = looks.get(annotation.tag)
      return (
        <li key={annotation.id} style={look?.style}>
          <p className={classes.tag}>{look && <TagSign look={look} />} {look?.tag.name ?? annotation.tag}</p>
          <q className={classes.quote} dir="auto"><MaskedWords words={innerQuotes(quoteOf(annotation))} /></q>
          {annotation.note && <p className={classes.words} dir="auto">{annotation.note}</p>}
          <p className={classes.when}>
            <button type="button" onClick={() => onBringBack(annotation.id)}>Bring back<span className={classes.hidden}>{`: ${sayMasked(quoteOf(annotation))}`}</span></button>
            {annotation.changedAt && <> deleted <Moment at={annotation.changedAt} /></>}
          </p>
        </li>
      )
    })}
  </ul>
)
