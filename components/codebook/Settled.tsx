'use client'
import { Button } from '@mantine/core'
import { useSave } from '@/components/form/use-save'
import { ProblemNote } from '@/components/page/ProblemNote'
import type { Codebook } from '@/core/codebook/codebook'
import { writeDate } from '@/core/partial-date'
import type { Result } from '@/core/result'
import { type Proposed, type Settling, proposalNames } from './proposed'
import classes from './ProposalList.module.css'

interface Props {
  readonly proposal: Proposed
  readonly codebook: Pick<Codebook, 'tags'>
  /** The number of the newest version. */
  readonly number: number
  readonly onSettle: (settling: Settling) => Promise<Result<unknown>>
  readonly onReload: () => void
}

/** What was made of a proposal, by whom and when; and the way back, while the version it was taken into is not published. */
export const Settled = ({ proposal: { as, passages, settlement }, codebook, number, onSettle, onReload }: Props) => {
  const { saving, problem, save } = useSave(onSettle)
  if (!settlement) return undefined
  const passage = settlement.passage ?? passages[0]
  const published = settlement.kind === 'taken' && settlement.version < number
  return (
    <>
      <div className={classes.settled}>
        <p>
          <strong>{settlement.kind === 'taken' ? `Taken for version ${settlement.version + 1}` : 'Set aside'}</strong> · {proposalNames[as]}
          {passage && <> of {codebook.tags.find(({ key }) => key === passage.tag)?.name ?? passage.tag}: <q dir="auto">{passage.quote}</q></>}
          {settlement.note && <> · <q dir="auto">{settlement.note}</q></>} · <bdi>{settlement.by}</bdi> · <time dateTime={settlement.at}>{writeDate(settlement.at)}</time>
        </p>
        {!published && <Button size="compact-sm" variant="subtle" loading={saving} onClick={() => void save({ kind: 'reopened' })}>Undo</Button>}
      </div>
      {problem && <ProblemNote what={problem.message} action={problem.code === 'conflict' && <Button variant="default" size="compact-sm" onClick={onReload}>Look again</Button>} />}
    </>
  )
}
