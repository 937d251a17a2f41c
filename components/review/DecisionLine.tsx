import { innerQuotes } from '@/core/text/inner-quotes'
import { Button } from '@mantine/core'
import { Fragment } from 'react'
import { clauseName } from '@/core/codebook/clauses'
import type { Codebook } from '@/core/codebook/codebook'
import type { Decision } from '@/core/decision/decision'
import type { Lane } from '@/core/disagreement/case'
import { writeDate } from '@/core/partial-date'
import { verdictWords } from '@/core/review/verdict-words'
import { Key } from './Key'
import classes from './DecisionLine.module.css'

interface Props {
  readonly decision: Decision
  readonly lanes: readonly Lane[]
  readonly codebook: Pick<Codebook, 'tags'>
  /** Leave out where the viewer may not withdraw it. */
  readonly onWithdraw?: () => void
  readonly withdrawing?: boolean
}

/** A verdict with who, when and why. */
export const DecisionLine = ({ decision, lanes, codebook, onWithdraw, withdrawing }: Props) => {
  const tagName = (key: string) => codebook.tags.find((tag) => tag.key === key)?.name ?? key
  return (
    <div role="group" aria-label="Decision" className={classes.decision}>
      <p>
        <strong className={classes.verdict}>{verdictWords(decision, { lanes })}</strong>
        <span className={classes.who}>
          {' '}· {decision.decidedBy.name} · <time dateTime={decision.decidedAt}>{writeDate(decision.decidedAt)}</time>
        </span>
        {decision.drawn.map((passage) => <Fragment key={passage.tag + passage.quotes.join(' … ')}> · {tagName(passage.tag)}: <q dir="auto">{innerQuotes(passage.quotes.join(' … '))}</q></Fragment>)}
        {decision.clause && <> · {clauseName(decision.clause, codebook.tags)}</>}
        {decision.proposal && <> · {decision.proposal === 'example' ? 'proposed as an example' : 'proposed as a near miss'}</>}
        {decision.ruleId && <> · by a rule</>}
        {decision.reason && <> · <q className={classes.reason} dir="auto">{innerQuotes(decision.reason)}</q></>}
      </p>
      {onWithdraw && (
        <Button className={classes.withdraw} size="compact-sm" variant="subtle" onClick={onWithdraw} loading={withdrawing} aria-keyshortcuts="u" rightSection={<Key>u</Key>}>
          Withdraw
        </Button>
      )}
    </div>
  )
}
