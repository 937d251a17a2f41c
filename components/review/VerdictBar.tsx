'use client'
import { Button } from '@mantine/core'
import { type RefObject, useState } from 'react'
import { Link } from '@/components/page/Link'
import { ProblemNote } from '@/components/page/ProblemNote'
import type { Codebook } from '@/core/codebook/codebook'
import type { Decision } from '@/core/decision/decision'
import type { Lane } from '@/core/disagreement/case'
import type { Permission } from '@/core/permission'
import { draftQuestion } from '@/core/review/draft-words'
import type { ReviewAction } from '@/core/review/keys'
import type { ReasonList } from '@/core/review/reasons'
import type { Problem } from '@/core/result'
import type { OffsetTable } from '@/core/text/offset-table'
import { verdictWords } from '@/core/review/verdict-words'
import { ConflictChoice } from './ConflictChoice'
import { DecisionLine } from './DecisionLine'
import { Key } from './Key'
import { ReasonPanel } from './ReasonPanel'
import type { useVerdict } from './use-verdict'
import { VerdictExtra } from './VerdictExtra'
import { VerdictKeys } from './VerdictKeys'
import classes from './VerdictBar.module.css'

interface Props {
  readonly lanes: readonly Lane[]
  readonly permission: Permission
  readonly verdict: ReturnType<typeof useVerdict>
  readonly field: RefObject<HTMLInputElement | null>
  /** Of the article's text. */
  readonly table: OffsetTable
  readonly codebook: Pick<Codebook, 'tags'>
  /** Who is looking. */
  readonly viewerId: string
  readonly reasons: ReasonList
  /** The decision in force, also where it needs another look. */
  readonly standing: Decision | undefined
  /** The verdict just given on the case before, which can still be undone from here. */
  readonly justDecided: string | undefined
  /** A verdict on this case that was just taken back, in words. */
  readonly takenBack: string | undefined
  readonly withdrawing: boolean
  readonly problem: Problem | undefined
  readonly nextOpenHref: string | undefined
  readonly act: (action: ReviewAction) => void
  readonly onReload: () => void
}

/** What stands at the foot of a case: what was decided, or why it cannot be; the reason under way; the verdicts in one row. */
export const VerdictBar = ({ lanes, permission, verdict, field, table, codebook, viewerId, reasons, standing, justDecided, takenBack, withdrawing, problem, nextOpenHref, act, onReload }: Props) => {
  const { draft, conflict } = verdict
  const trouble = verdict.problem ?? problem
  const [again, setAgain] = useState(false)
  const folded = standing !== undefined && !draft && !again
  return (
    <footer className={classes.bar} aria-label="Verdict on this case" role="group">
      {trouble && (
        <ProblemNote
          what={trouble.message}
          kept={draft && 'What you chose and wrote is still here.'}
          action={trouble.code === 'conflict' && <Button variant="default" size="compact-sm" onClick={onReload}>Look again</Button>}
        />
      )}
      {conflict && <ConflictChoice conflict={conflict} own={conflict.theirs.decidedBy.id === viewerId} lanes={lanes} codebook={codebook} saving={verdict.saving} onInsist={verdict.insist} onKeepTheirs={() => { verdict.leave(); onReload() }} />}
      {!draft && standing && (
        <div className={classes.standing}>
          <DecisionLine decision={standing} lanes={lanes} codebook={codebook} withdrawing={withdrawing} onWithdraw={permission.allowed ? () => act({ kind: 'withdraw' }) : undefined} />
          {permission.allowed && <button type="button" className={classes.again} aria-expanded={again} onClick={() => setAgain(!again)}>Decide again</button>}
          {nextOpenHref ? <Link href={nextOpenHref}>Next open case</Link> : <span className={classes.none}>No other case is open in this list.</span>}
        </div>
      )}
      {!draft && !standing && takenBack && <p role="status" className={classes.just}>Taken back: {takenBack}. This case is open again.</p>}
      {!draft && !standing && !takenBack && justDecided && (
        <p role="status" className={classes.just}>
          {justDecided}
          <Button size="compact-sm" variant="subtle" aria-keyshortcuts="u" loading={withdrawing} onClick={() => act({ kind: 'withdraw' })} rightSection={<Key>u</Key>}>Undo</Button>
        </p>
      )}
      {draft && !conflict && (
        <ReasonPanel
          field={field}
          lanes={lanes}
          draft={draft}
          question={draftQuestion(draft, lanes, (key) => codebook.tags.find((tag) => tag.key === key)?.name ?? key)}
          begun={verdict.begun}
          reasons={reasons[draft.verdict]}
          extra={<VerdictExtra lanes={lanes} draft={draft} verdict={verdict} table={table} codebook={codebook} act={act} />}
          written={verdict.written}
          missing={verdict.missing}
          saving={verdict.saving}
          replaces={standing && verdictWords(standing, { lanes })}
          onWrite={verdict.write}
          onToggle={(lane) => act({ kind: 'toggle', lane })}
          onFinish={verdict.finish}
          onLeave={() => act({ kind: 'cancel' })}
        />
      )}
      {permission.allowed ? <div className={classes.keys} data-folded={folded || undefined} data-begun={draft ? true : undefined} hidden={conflict !== undefined}><VerdictKeys lanes={lanes} draft={draft} disabled={verdict.saving} act={act} /></div> : <p className={classes.refusal}>{permission.reason}</p>}
    </footer>
  )
}
