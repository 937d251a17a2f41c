'use client'
import { type ReactNode, useState } from 'react'
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
  /** How the list is called, where it is not all that was said. */
  readonly label?: string
  /** What stands under a message, such as the answer to an objection. */
  readonly under?: (message: CaseMessage) => ReactNode
}

/** What was said about a case: a role or a letter, when, and the words. */
export const Thread = ({ messages, earlier, names, label = 'What was said', under }: Props) => (
  <ol className={classes.thread} aria-label={label}>
    {messages.map((message) => (
      <li key={message.id} data-kind={message.kind}>
        <p className={classes.who}>
          <span className={classes.name}>{whoSaid(message, names)}</span>{(message.mine ? doingOneself : doing)[message.kind]} · <Moment at={message.at} />
          {earlier?.has(message.id) && <> · <span className={classes.earlier}>before the case changed</span></>}
        </p>
        <Words text={message.text} />
        {under?.(message)}
      </li>
    ))}
  </ol>
)

/** More than this is folded. Code points. */
const long = 600

const Words = ({ text }: { readonly text: string }) => {
  const [all, setAll] = useState(false)
  const points = [...text]
  if (all || points.length <= long) return <p className={classes.words} dir="auto">{text}</p>
  return (
    <>
      <p className={classes.words} dir="auto">{`${points.slice(0, long).join('').replace(/\S*$/u, '').trimEnd()} …`}</p>
      <button type="button" className={classes.all} onClick={() => setAll(true)}>Show all</button>
    </>
  )
}

const doing: Readonly<Record<CaseMessageKind, string>> = { remark: '', answer: ' answers', objection: ' objects', reply: ' keeps the verdict' }

const doingOneself: Readonly<Record<CaseMessageKind, string>> = { remark: '', answer: ' answer', objection: ' object', reply: ' keep the verdict' }

function whoSaid({ mine, annotator, role }: CaseMessage, names: ReadonlyMap<string, string> | undefined): string {
  if (annotator !== null) {
    const name = names?.get(annotator)
    return mine ? `You (${annotator})` : name ? `${annotator}, ${name}` : annotator
  }
  return mine ? 'You' : role === 'lead' ? 'The lead' : 'A reviewer'
}
