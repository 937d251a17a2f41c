import type { FlagMessage } from '@/core/flag/flag'
import { Moment } from '../page/Moment'
import classes from './Flag.module.css'

interface Props {
  readonly messages: readonly FlagMessage[]
  /** How the one who asks is called here: “You”, “The annotator”. */
  readonly asker: string
  /** How the one who answers is called here. */
  readonly answerer: string
}

/** What was asked about a passage and what was answered, oldest first. */
export const FlagThread = ({ messages, asker, answerer }: Props) => (
  <ol className={classes.thread} aria-label="Asked and answered">
    {messages.map(({ id, kind, text, at }) => (
      <li key={id} data-kind={kind}>
        <p className={classes.who}>{kind === 'question' ? asker : answerer} · {at ? <Moment at={at} /> : 'not sent yet'}</p>
        <p className={classes.words} dir="auto">{text}</p>
      </li>
    ))}
  </ol>
)
