import { Button } from '@mantine/core'
import type { Codebook } from '@/core/codebook/codebook'
import type { Lane } from '@/core/disagreement/case'
import { verdictWords } from '@/core/review/verdict-words'
import { DecisionLine } from './DecisionLine'
import type { Conflict } from './use-verdict'
import classes from './ConflictChoice.module.css'

interface Props {
  readonly conflict: Conflict
  readonly lanes: readonly Lane[]
  readonly codebook: Pick<Codebook, 'tags'>
  readonly saving: boolean
  readonly onKeepTheirs: () => void
  readonly onInsist: () => void
}

/** The same case decided twice: both verdicts side by side, and nothing overwritten until somebody chooses. */
export const ConflictChoice = ({ conflict: { theirs, mine }, lanes, codebook, saving, onKeepTheirs, onInsist }: Props) => (
  <div role="alert" className={classes.conflict}>
    <p className={classes.what}>{theirs.decidedBy.name} decided this case while you were at it. Yours is not saved yet; both stay in the history.</p>
    <div className={classes.pair}>
      <div className={classes.side}>
        <span className={classes.whose}>There now</span>
        <DecisionLine decision={theirs} lanes={lanes} codebook={codebook} />
        <Button variant="default" onClick={onKeepTheirs}>Keep theirs</Button>
      </div>
      <div className={classes.side}>
        <span className={classes.whose}>Yours</span>
        <p><strong>{verdictWords(mine, { lanes })}</strong> · <q dir="auto">{mine.reason}</q></p>
        <Button onClick={onInsist} loading={saving}>Put mine in its place</Button>
      </div>
    </div>
  </div>
)
