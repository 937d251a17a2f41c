'use client'
import { innerQuotes } from '@/core/text/inner-quotes'
import { type KeyboardEvent, memo } from 'react'
import { type Annotation, type AnnotationContent, type AttributeValue, quoteOf } from '@/core/annotation/annotation'
import { glimpseOf } from '@/core/annotation/glimpse'
import { isEmptyValue, missingAttributes } from '@/core/annotation/unfinished'
import { attributesOf, wordsOf } from '@/core/codebook/attributes'
import type { Codebook } from '@/core/codebook/codebook'
import { isFlag } from '@/core/flag/flag'
import { FlagSign } from '../flag/FlagSign'
import { MaskedWords } from '../outlet/MaskedWords'
import classes from './Card.module.css'
import type { ExtentActions } from './ExtentControl'
import { type Here, HereList } from './HereList'
import { fieldsOf, useMoreFields } from './more-fields'
import { OpenCard } from './later-card'
import { TagSign } from './TagSign'
import type { TagLook } from './tag-look'
import { writeValue } from './write-value'

/** What can be done from a card. The same object for all cards, so that only the changed one is drawn again. */
export interface CardActions extends ExtentActions {
  open(id: string | null): void
  hover(id: string | null): void
  changeTag(id: string, from: HTMLElement): void
  setNote(id: string, note: string): void
  setAttribute(id: string, key: string, value: AttributeValue | undefined): void
  remove(id: string): void
  /** Gives an annotation the content of an older version, as a new one. */
  restore(id: string, content: AnnotationContent): void
}

interface Props {
  readonly annotation: Annotation
  /** From 1, in reading order. */
  readonly number: number
  readonly look: TagLook
  readonly codebook: Codebook
  /** Open: everything is shown, and can be changed where `editable`. */
  readonly open: boolean
  readonly lit: boolean
  /** One line only, because there are many. */
  readonly compact: boolean
  readonly editable: boolean
  /** All passages at the place that was clicked, the smallest first, if there are several. */
  readonly here: readonly Here[] | null
  readonly actions: CardActions
  /** From the open card to its words; for the keys there is `t`. */
  readonly onWords?: (() => void) | undefined
}

/** A passage and what its annotator says of it. */
export const Card = memo(({ annotation, number, look, codebook, open, lit, compact, editable, here, actions, onWords }: Props) => {
  const { id, note } = annotation
  const missing = missingAttributes(codebook, annotation)
  const moreFields = useMoreFields()
  const { asked, more } = fieldsOf(codebook, look.tag)
  const inFields = open && editable ? [...asked, ...(moreFields ? more : [])] : []
  const said = attributesOf(codebook, annotation.tag).filter((one) => !isFlag(one) && !inFields.includes(one) && !isEmptyValue(annotation.attributes[one.key]))
  const size = open ? 'open' : compact ? 'line' : 'rest'
  return (
    <div
      className={classes.card}
      style={look.style}
      data-size={size}
      data-lit={lit || undefined}
      onPointerEnter={() => actions.hover(id)}
      onPointerLeave={() => actions.hover(null)}
      onKeyDown={(event) => onKey(event, () => actions.open(null), editable ? () => actions.remove(id) : undefined)}
    >
      {here && <HereList here={here} current={id} onOpen={actions.open} />}
      <button type="button" id={`card-${id}`} className={classes.head} aria-expanded={open} onClick={() => actions.open(open ? null : id)}>
        <TagSign look={look} inColour />
        <span className={classes.tag}>{look.tag.name}</span>
        <span className={classes.hidden}>{`, ${look.group.name}, passage ${number}`}</span>
        {missing.length > 0 && <span className={classes.missing} data-size={size}>{open ? `needs ${missing.map((one) => one.name.toLowerCase()).join(', ')}` : 'unfinished'}</span>}
        {size !== 'open' && <FlagSign annotation={annotation} size={size} />}
        {size === 'line' && <q className={classes.glimpse} dir="auto"><MaskedWords words={innerQuotes(glimpseOf(quoteOf(annotation)))} /></q>}
      </button>
      {open && onWords && <button type="button" className={classes.words} onClick={onWords}>To its words</button>}
      {size !== 'line' && <q className={classes.quote} dir="auto"><MaskedWords words={innerQuotes(quoteOf(annotation))} /></q>}
      {size !== 'line' && said.length > 0 && (
        <dl className={classes.said}>
          {said.map((one) => (
            <div key={one.key}>
              <dt>{one.name}</dt>
              <dd dir="auto">{one.type === 'choice' ? wordsOf(writeValue(annotation.attributes[one.key])) : writeValue(annotation.attributes[one.key])}</dd>
            </div>
          ))}
        </dl>
      )}
      {size === 'rest' && note && <p className={classes.note} dir="auto">{note}</p>}
      {open && !editable && note && <p className={classes.note} dir="auto">{note}</p>}
      {open && <OpenCard annotation={annotation} look={look} codebook={codebook} editable={editable} actions={actions} />}
    </div>
  )
})
Card.displayName = 'Card'

function onKey(event: KeyboardEvent, close: () => void, remove: (() => void) | undefined): void {
  if (event.key === 'Escape') {
    event.stopPropagation()
    const head = event.currentTarget.querySelector<HTMLElement>('[id^="card-"]')
    close()
    head?.focus()
  } else if (remove && event.key === 'Delete' && event.target instanceof HTMLElement && event.target.id.startsWith('card-')) {
    // Nor does the browser look for something to delete, for which it would lay out the page before it is painted.
    event.preventDefault()
    remove()
  }
}
