'use client'
import { inQuotes } from '@/core/text/inner-quotes'
import { type Annotation, quoteOf } from '@/core/annotation/annotation'
import type { Selectable } from '@/core/annotation/snap'
import { surroundingsOf } from '@/core/annotation/surroundings'
import { sayMasked } from '@/core/outlet/masked-words'
import { TagSign } from '../annotation/TagSign'
import type { TagLooks } from '../annotation/tag-look'
import { MaskedWords } from '../outlet/MaskedWords'
import { Moment } from '../page/Moment'
import classes from './History.module.css'

interface Props {
  /** The text they were marked in. */
  readonly article: Pick<Selectable, 'text' | 'table'>
  readonly annotations: readonly Annotation[]
  /** Of these, what nobody has deleted: its making was undone. */
  readonly undone: ReadonlySet<string>
  readonly looks: TagLooks
  readonly onBringBack: (id: string) => void
}

/** What the annotator has deleted in this article, each with the words around it. Nothing is gone: each can be brought back as it was. */
export const DeletedPassages = ({ article, annotations, undone, looks, onBringBack }: Props) => (
  <ul className={classes.deleted} aria-label="Deleted passages">
    {annotations.map((annotation) => {
      const look = looks.get(annotation.tag)
      const name = look?.tag.name ?? annotation.tag
      const quote = quoteOf(annotation)
      const { before, after } = surroundingsOf(article, annotation.extent)
      return (
        <li key={annotation.id} style={look?.style}>
          <p className={classes.tag}>{look && <TagSign look={look} />} {name}</p>
          <p className={classes.quote} dir="auto"><MaskedWords words={before} /><b><MaskedWords words={quote} /></b><MaskedWords words={after} /></p>
          {annotation.note && <p className={classes.words} dir="auto">{annotation.note}</p>}
          <p className={classes.when}>
            <button type="button" onClick={() => onBringBack(annotation.id)}>Bring back<span className={classes.hidden}>{`: ${name}, ${sayMasked(inQuotes(quote) + inLine(before, after))}`}</span></button>
            {annotation.changedAt && <> {undone.has(annotation.id) ? 'undone' : 'deleted'} <Moment at={annotation.changedAt} /></>}
          </p>
        </li>
      )
    })}
  </ul>
)

/** Where words stand, without the words themselves; empty where nothing is around them. */
function inLine(before: string, after: string): string {
  return before + after === '' ? '' : ` in ${inQuotes(`${before}…${after}`.trim())}`
}
