'use client'
import { use } from 'react'
import { type Annotation, longestNote } from '@/core/annotation/annotation'
import { writeOrigin } from '@/core/annotation/origin'
import type { Codebook } from '@/core/codebook/codebook'
import { excess } from '@/core/text/excess'
import { CardFlag } from '../flag/CardFlag'
import { CardHistory } from '../history/CardHistory'
import type { CardActions } from './Card'
import classes from './Card.module.css'
import { noteId } from './card-focus'
import { CardFields } from './CardFields'
import { DraftText } from './DraftText'
import { EndKeys } from './end-keys'
import { ExtentControl } from './ExtentControl'
import { useMoreFields } from './more-fields'
import { named } from './named'
import type { TagLook } from './tag-look'

interface Props {
  readonly annotation: Annotation
  readonly look: TagLook
  readonly codebook: Codebook
  readonly editable: boolean
  readonly actions: CardActions
}

/** What an open card has below its words: its ends, fields and note, a question to a reviewer, its history, and what can be done to it. */
export const OpenCard = ({ annotation, look, codebook, editable, actions }: Props) => {
  const { id, note } = annotation
  const { map, platform } = use(EndKeys)
  const moreFields = useMoreFields()
  const made = writeOrigin(annotation.origin)
  return (
    <>
      {editable && (
        <>
          <ExtentControl annotation={annotation} actions={actions} />
          <CardFields codebook={codebook} tag={look.tag} annotation={annotation} open={moreFields} onAttribute={(key, value) => actions.setAttribute(id, key, value)} />
          <DraftText id={noteId(id)} field={`${id} note`} label="Note" multiline excess={noteExcess} value={note} onSettle={(text) => actions.setNote(id, text)} />
        </>
      )}
      {made && <p className={classes.found} dir="auto">{made}</p>}
      <CardFlag codebook={codebook} annotation={annotation} editable={editable} onAttribute={(key, value) => actions.setAttribute(id, key, value)} />
      <CardHistory codebook={codebook} annotation={annotation} onRestore={editable ? (content) => actions.restore(id, content) : null} />
      {editable && (
        <div className={classes.actions}>
          <button type="button" {...named('Change tag', map.changeTag, platform)} onClick={(event) => actions.changeTag(id, event.currentTarget)}>Change tag</button>
          <button type="button" {...named('Delete', map.remove, platform)} onClick={() => actions.remove(id)}>Delete</button>
        </div>
      )}
    </>
  )
}

const noteExcess = (note: string) => excess(note.length, longestNote)
