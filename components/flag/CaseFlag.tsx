import type { FlagMessage } from '@/core/flag/flag'
import classes from './Flag.module.css'
import { FlagThread } from './FlagThread'

/** With a reading in a case: that its annotator asked a reviewer about the passage, what, and what was answered. */
export const CaseFlag = ({ messages, annotator }: { readonly messages: readonly FlagMessage[]; readonly annotator: string }) => (
  <div className={classes.case}>
    {messages.length > 0 ? <FlagThread messages={messages} asker={`${annotator} asked a reviewer`} answerer="Answer" /> : <p className={classes.who}>{annotator} asks a reviewer to look at this, without a question.</p>}
  </div>
)
