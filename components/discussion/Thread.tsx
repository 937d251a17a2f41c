import type { ReactNode } from 'react'
import { Moment } from '@/components/page/Moment'
import type { CaseMessage, CaseMessageKind } from '@/core/discussion/case-message'
import classes from './Thread.module.css'

interface Props {
  /** Oldest first. */
  readonly messages: readonly CaseMessage[]
  /** What was said before the case came to look as it does. */
  readonly earlier?: ReadonlySet<string>
  /** Names behind letters, where they are shown. */
  readonly names?: ReadonlyMap<string, string>
  /** What stands under a message, such as the answer to an objection. */
  readonly under?: (message: CaseMessage) => ReactNode
}

/** What was said about a case: a role or a letter, when, and the words. */
export const Thread = ({ messages, earlier, names, under }: Props) => (
  <ol className={classes.thread} aria-label="What was said">
    {messages.map((message) => (
      <li key={message.id} data-kind={message.kind}>
        <p className={classes.who}>
          <span className={classes.name}>{whoSaid(message, names)}</span>{(message.mine ? doingOneself : doing)[message.kind]} · <Moment at={message.at} />
          {earlier?.has(message.id) && <> · <span className={classes.earlier}>before the case changed</span></>}
        </p>
        <p className={classes.words} dir="auto">{message.text}</p>
        {under?.(message)}
      </li>
    ))}
  </ol>
)

const doing: Readonly<Record<CaseMessageKind, string>> = { remark: '', answer: ' answers', objection: ' objects', reply: ' keeps the verdict' }

const doingOneself: Readonly<Record<CaseMessageKind, string>> = { remark: '', answer: ' answer', objection: ' object', reply: ' keep the verdict' }

function whoSaid({ mine, annotator, role }: CaseMessage, names: ReadonlyMap<string, string> | undefined): string {
  if (annotator !== null) {
    const name = names?.get(annotator)
    return mine ? `You (${annotator})` : name ? `${annotator}, ${name}` : annotator
  }
  return mine ? 'You' : role === 'lead' ? 'The lead' : 'A reviewer'
}
