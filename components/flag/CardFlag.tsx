'use client'
import { use, useState } from 'react'
import type { Annotation, AttributeValue } from '@/core/annotation/annotation'
import { attributesOf } from '@/core/codebook/attributes'
import type { Codebook } from '@/core/codebook/codebook'
import { isFlag, isFlagged } from '@/core/flag/flag'
import { ok } from '@/core/result'
import classes from './Flag.module.css'
import { FlagForm } from './FlagForm'
import { FlagThread } from './FlagThread'
import { FlagsOfReading } from './flags'

interface Props {
  readonly codebook: Codebook
  readonly annotation: Annotation
  readonly editable: boolean
  readonly onAttribute: (key: string, value: AttributeValue | undefined) => void
}

/** On an open card: asking a reviewer about the passage, and what came of it. */
export const CardFlag = ({ codebook, annotation, editable, onAttribute }: Props) => {
  const flags = use(FlagsOfReading)
  const [ticked, setTicked] = useState(false)
  const attribute = attributesOf(codebook, annotation.tag).find(isFlag)
  if (!attribute) return null
  const { id } = annotation
  const aboutId = `flag-about-${id}`
  const flagged = isFlagged(annotation)
  const messages = flags?.messagesOf(id) ?? []
  return (
    <div className={classes.flag}>
      {editable && (
        <label className={classes.tick}>
          <input
            type="checkbox" checked={flagged} aria-describedby={flags ? aboutId : undefined}
            onChange={(event) => {
              setTicked(event.currentTarget.checked)
              onAttribute(attribute.key, event.currentTarget.checked || undefined)
            }}
          />
          {attribute.name}
        </label>
      )}
      {editable && flags && <p id={aboutId} className={flagged ? classes.about : classes.hidden}>{flagged ? 'Reviewers and the lead see the passage, with what you ask or without.' : 'Opens a field for your question; reviewers and the lead see the passage from then on.'}</p>}
      {messages.length > 0 && <FlagThread messages={messages} asker="You" answerer="A reviewer" />}
      {editable && flagged && flags && (
        <FlagForm atOnce={ticked} label={messages.length > 0 ? 'Ask again' : 'What do you ask?'} action="Ask" draft={flags.draftOf(id)} onDraft={(text) => flags.keepDraft(id, text)} onSend={async (text) => ok(flags.ask(id, text))} />
      )}
    </div>
  )
}
