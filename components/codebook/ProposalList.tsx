'use client'
import { Link } from '@/components/page/Link'
import { clauseName } from '@/core/codebook/clauses'
import type { Codebook } from '@/core/codebook/codebook'
import { writeDate } from '@/core/partial-date'
import type { Result } from '@/core/result'
import { verdictNames } from '@/core/review/verdict-words'
import type { Proposed, Settling } from './proposed'
import { ProposalForm } from './ProposalForm'
import { Settled } from './Settled'
import classes from './ProposalList.module.css'

interface Props {
  /** The latest first. */
  readonly proposals: readonly Proposed[]
  /** How many earlier ones are not among them. */
  readonly more: { readonly waiting: number; readonly settled: number }
  readonly codebook: Pick<Codebook, 'groups' | 'tags'>
  /** The number of the newest version. */
  readonly number: number
  readonly newHref: string
  /** A `conflict` is shown with a way to look again. */
  readonly onSettle: (proposal: Proposed, settling: Settling) => Promise<Result<unknown>>
  readonly onReload: () => void
}

/** The passages that verdicts propose for the codebook: those that wait, and under a fold what was made of the others. */
export const ProposalList = ({ proposals, more, codebook, number, newHref, onSettle, onReload }: Props) => {
  const isOpen = ({ settlement }: Proposed) => settlement === null || settlement.kind === 'reopened'
  const [waiting, settled] = [proposals.filter(isOpen), proposals.filter((one) => !isOpen(one))]
  const taken = settled.filter(({ settlement }) => settlement?.kind === 'taken' && settlement.version === number).length
  if (proposals.length === 0) return undefined
  return (
    <section aria-labelledby="proposals" className={classes.proposals}>
      <h2 id="proposals" className={classes.title}>Proposed for version {number + 1}</h2>
      <p className={classes.summary}>
        {waiting.length === 0 ? 'Nothing waits.' : `${waiting.length} ${waiting.length === 1 ? 'passage waits' : 'passages wait'}.`}
        {more.waiting > 0 && <> {more.waiting} earlier {more.waiting === 1 ? 'one is' : 'ones are'} listed once these are settled.</>}
        {taken > 0 && <> {taken} {taken === 1 ? 'is' : 'are'} taken: <Link href={newHref}>publish version {number + 1}</Link></>}
      </p>
      {waiting.length > 0 && (
        <ul className={classes.list} aria-label="Proposals that wait">
          {waiting.map((proposal) => (
            <li key={proposal.id} className={classes.proposal}>
              <Origin proposal={proposal} codebook={codebook} />
              <ProposalForm proposal={proposal} codebook={codebook} onSettle={(settling) => onSettle(proposal, settling)} onReload={onReload} />
            </li>
          ))}
        </ul>
      )}
      {settled.length > 0 && (
        <details className={classes.fold}>
          <summary>Taken or set aside: {settled.length + more.settled}{more.settled > 0 && `, the latest ${settled.length} listed`}</summary>
          <ul className={classes.list} aria-label="Proposals taken or set aside">
            {settled.map((proposal) => (
              <li key={proposal.id} className={classes.proposal}>
                <Settled proposal={proposal} codebook={codebook} number={number} onSettle={(settling) => onSettle(proposal, settling)} onReload={onReload} />
                <Origin proposal={proposal} codebook={codebook} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

/** From which case a proposal comes, by whom, and why. */
const Origin = ({ proposal, codebook }: { readonly proposal: Proposed; readonly codebook: Pick<Codebook, 'tags'> }) => (
  <p className={classes.origin}>
    {verdictNames[proposal.verdict]}
    {proposal.clause && <> · {clauseName(proposal.clause, codebook.tags)}</>}
    {proposal.reason && <> · <q dir="auto">{proposal.reason}</q></>}
    {' '}· <bdi>{proposal.by.name}</bdi>, {proposal.by.role} · <time dateTime={proposal.at}>{writeDate(proposal.at)}</time> · <Link href={proposal.caseHref}>the case</Link> in <bdi>{proposal.articleName}</bdi>
  </p>
)
